"""Southend-on-Sea, 7 March 2022: the national strategy and what it means there."""

REPORT = {
    "title": "National drug strategy and implications for Southend",
    "template": "southend-committee",
    "author": "commissioning",
    "release_class": "public",
    "answers": {
        "report_of": "Director of Commissioning and Director of Public Health",
        "status": "For decision or noting",
        "contact": "Drug and Alcohol Commissioning Officer",
        "purpose": "This report tells the board:\n\n"
        "- what the national strategy, From Harm to Hope, asks of Southend\n"
        "- what new money comes with it, on top of the Public Health Grant\n"
        "- how the tender for the drug and alcohol treatment system ended.",
        "recommendations": "1. consider what the national strategy means for the local system\n"
        "2. consider what is expected: a stronger strategic and delivery partnership, and an outcomes framework.",
        "background": "The ten-year strategy of 6 December 2021 takes up most of what an independent review of drugs "
        "had recommended. It sets up the Joint Combating Drugs Unit and asks each area for a strong strategic "
        "partnership, for national and local outcomes, and for adherence to commissioning quality standards.\n\n"
        "Core members are to come from 17 groups:\n\n"
        "1. elected members\n"
        "2. local authority officials\n"
        "3. local NHS strategic leads\n"
        "4. NHS England and NHS Improvement\n"
        "5. the regional lead of the Office for Health Improvement and Disparities\n"
        "6. substance misuse treatment providers\n"
        "7. the voluntary, community and social enterprise sector\n"
        "8. people affected by drug-related harm\n"
        "9. primary care\n"
        "10. mental health treatment providers\n"
        "11. schools and further education\n"
        "12. Jobcentre Plus\n"
        "13. police\n"
        "14. the Police and Crime Commissioner\n"
        "15. the Probation Service\n"
        "16. the youth offending service\n"
        "17. prisons and young offender institutions.",
        "funding": "New money is to enhance, and not to replace, what the Public Health Grant pays for. That is a "
        "condition.\n\n"
        "- **Universal Grant.** Given for a single year, now confirmed for three more, to 31 March 2025. It improves "
        "the interface of treatment and criminal justice.\n"
        "- **Rough Sleeping Drug and Alcohol Treatment Grant (RSDATG).** Southend has held it since January 2021 as "
        "one of 43 partnerships. It is scheduled to end on 31 March 2023.\n"
        "- **National investment.** £780m over three years goes to 149 local partnerships in three waves, by need: 50 "
        "from 1 April 2022, 50 from April 2023, the rest from April 2024.\n\n"
        "*An expectation, not a fact:* Southend’s wave is not confirmed. No area in the East of England is expected "
        "in wave 1. With high estimates of heroin and crack use and high homelessness, Southend may be in wave 2.\n\n"
        "Draft Commissioning Quality Standards were issued on 3 February 2022 for consultation. They are partly in "
        "place already; no area is expected to meet all of them for the first money.",
        "details": "# The tender\n\n"
        "Both the adults’ and the young people’s services went to tender in September 2021. Four bids came in. The "
        "preferred provider is The Forward Trust, allied with Open Road for the young people’s element. The outgoing "
        "providers are CGL (adults) and Southend Borough Council (young people); their treatment staff transfer.\n\n"
        "The contract is funded solely from the Public Health Grant. Additional roles come from the RSDATG and the "
        "Universal Grant. When those two end, the core service is expected to continue.",
        "next_steps": "1. Commissioning appraises the options for the governance of the partnership, with "
        "accountability to the Health and Wellbeing Board and the Community Safety Partnership.\n"
        "2. Sessions with stakeholders agree recommendations, which come back to both boards.\n"
        "3. Later decisions on treatment and recovery are evidence-based and ratified by the partnership board, the "
        "allocation of grants included.",
        "appendices": "Appendix 1: From Harm to Hope, HM Government",
    },
}
