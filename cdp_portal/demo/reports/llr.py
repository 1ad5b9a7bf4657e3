"""Leicester, Leicestershire and Rutland, 23 February 2023: the partnership in the making."""

REPORT = {
    "title": "The Leicester, Leicestershire and Rutland Combating Drugs and Alcohol Partnership",
    "template": "leicestershire",
    "author": "dph-leicestershire",
    "release_class": "public",
    "answers": {
        "report_of": "Director of Public Health",
        "purpose": "To tell the board how far the partnership has come that is to oversee local delivery of the "
        "national strategy.",
        "recommendations": "(a) note this report\n\n"
        "(b) support the arrangements for the partnership and its work to come\n\n"
        "(c) ask health partners to stay engaged and, where it fits, to become members.",
        "policy_framework": "The strategy, From Harm to Hope, was published in December 2021 with three priorities. "
        "The intended outcomes of the work are to:\n\n"
        "(a) reduce drug use\n\n"
        "(b) reduce drug-related crime\n\n"
        "(c) reduce drug-related deaths and harm.\n\n"
        "The work is aligned with the “Staying healthy, safe and well” priority of the Leicestershire Joint Health "
        "and Wellbeing Strategy 2022-2032.",
        "background": "The Joint Combating Drugs Unit asks each area for four things:\n\n"
        "1. form a partnership\n"
        "2. confirm its footprint\n"
        "3. identify a senior responsible owner\n"
        "4. make a needs assessment that leads to a strategy and a delivery plan.\n\n"
        "£3bn over three years supports the plan nationally. The Supplemental Substance Misuse Treatment and Recovery "
        "Grant (SSMTRG) is just under £2m over three years for Leicestershire: a sum in words, not an allocation by "
        "year.",
        "details": "# The partnership\n\n"
        "The LLR Substance Misuse Community Safety Partnership exists already and becomes the Combating Drugs and "
        "Alcohol Partnership. It covers three local authorities:\n\n"
        "{passage:footprint}\n\n"
        "The role of senior responsible owner is held jointly by the Directors of Public Health:\n\n"
        "{passage:owners}\n\n"
        "# Its members\n\n"
        "Members come from the local authorities (public health, community safety, children and families), Turning "
        "Point, Leicestershire Police, the community safety partnerships, HM Prison and Probation Service and the "
        "integrated care board.\n\n"
        "{passage:seats}\n\n"
        "The membership is heavily weighted towards criminal justice. Health partners are missing.\n\n"
        "# To whom it reports\n\n"
        "It reports to the Strategic Partnership Board Executive, whose ten member organisations are Leicestershire "
        "County Council, Leicester City Council, Rutland County Council, the Leicestershire Office of the Police and "
        "Crime Commissioner, Leicestershire Police, Leicestershire Fire and Rescue Service, the Probation Service, "
        "the integrated care board, University Hospitals of Leicester and East Midlands Ambulance Service.\n\n"
        "# Need\n\n"
        "Each local authority and the police have assessed need for themselves. The assessments are being combined "
        "into one.",
        "next_steps": "Terms of reference, membership and governance structure are in development. Alcohol gets equal "
        "focus, members from the health sector are sought, and people with lived experience are involved.\n\n"
        "The needs assessment is finalised and priorities are set within the next month. The Strategic Partnership "
        "Board Executive signs off; the delivery plans rest on it.",
        "implications_finance": "The work is done from existing resources. Grants come with conditions and expected "
        "outcomes of their own.",
        "background_papers": "From Harm to Hope: a 10-year drugs plan to cut crime and save lives",
        "contact": "Director of Public Health; Interim Assistant Director, Commissioning, Public Health",
        "implications_equality": "Harm from alcohol and drugs falls unequally, for example on people with poor mental "
        "health and people with a learning disability. The work is to reduce stigma and bring equality into services.",
        "implications_crime": "The work is led jointly with Leicestershire Police, because the national priorities "
        "lean on criminal justice.",
        "implications_partnership": "Success rests on trusted work between partners. More health partners are needed.",
    },
}
