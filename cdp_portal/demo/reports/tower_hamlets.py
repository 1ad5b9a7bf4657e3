"""Tower Hamlets: to constitute the partnership as a sub-group of two boards."""

REPORT = {
    "title": "Establishing the Tower Hamlets Combating Drugs Partnership",
    "template": "tower-hamlets",
    "author": "dph",
    "release_class": "public",
    "answers": {
        "report_of": "Director of Public Health",
        "wards": "All wards",
        "purpose": "The national strategy asks each area for a partnership that delivers its three priorities. It is "
        "proposed to make the Tower Hamlets partnership a sub-group of both the Community Safety Partnership and the "
        "Health and Wellbeing Board. It reports to both, so that enforcement and recovery are led together.",
        "recommendations": "1. formally constitute the partnership as a sub-group of the board\n"
        "2. adopt the draft terms of reference and membership as living documents, to be revised when needed, for "
        "example when members of staff leave and are replaced. Revisions are kept.",
        "strategy_fit": "This report serves principles 1 and 6: treatment and a shift in demand serve the first, and "
        "shared governance the sixth.",
        "reasons": "A local partnership is a national requirement. As a sub-group of two boards it has their "
        "oversight, leadership and governance.",
        "alternatives": "Considered and rejected:\n\n"
        "- not to constitute the partnership as a sub-group\n"
        "- to make it a sub-group of the Community Safety Partnership alone.\n\n"
        "Both would remove the specialist oversight of one board, of enforcement or of treatment.",
        "details": "# What it answers for\n\n"
        "The partnership answers for six national outcomes:\n\n"
        "1. reduce drug use\n"
        "2. reduce drug-related crime\n"
        "3. reduce drug-related deaths and harm\n"
        "4. reduce drug supply\n"
        "5. increase engagement in treatment\n"
        "6. improve recovery outcomes.\n\n"
        "# What it must develop\n\n"
        "- a joint local needs assessment\n"
        "- a strategic delivery plan\n"
        "- a local performance framework\n"
        "- an annual progress report to the Joint Combating Drugs Unit (JCDU).\n\n"
        "# How it works\n\n"
        "It meets quarterly, first in January 2023. The senior responsible owner attends both parent boards annually "
        "with a progress report, and as required.\n\n"
        "# When\n\n"
        "The government timeline gives a time frame for each deliverable, and they run in parallel. It is flexible: "
        "progress and the current position are shown, rather than a sign-off on the date.",
        "implications_equality": "None stated in the report: its section on equalities implications is empty.",
        "linked_reports": "Background document and next steps",
        "appendices": "- Draft terms of reference\n- Draft membership\n- Implementation plan",
        "background_papers": "None.",
    },
}
