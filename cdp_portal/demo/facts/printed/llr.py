"""What the printed report of Leicester, Leicestershire and Rutland must say."""

from cdp_portal.demo.facts.printed.report import Report, says
from cdp_portal.demo.facts.where import LLR

REPORT = Report(
    LLR,
    "2023-02-23",
    (
        says("LLR-01", "It covers three local authorities", "Leicestershire", "Rutland"),
        says("LLR-02", "held jointly by the Directors of Public Health", "jointly with others"),
        says("LLR-03", "LLR Substance Misuse Community Safety Partnership exists already and becomes"),
        says(
            "LLR-04",
            "public health, community safety, children and families",
            "Turning Point",
            "Leicestershire Police",
            "community safety partnerships",
            "HM Prison and Probation Service",
            "integrated care board",
        ),
        says("LLR-05", "heavily weighted towards criminal justice", "Health partners are missing"),
        says(
            "LLR-06",
            "Strategic Partnership Board Executive, whose ten member organisations",
            "Leicester City Council",
            "Rutland County Council",
            "Leicestershire County Council",
            "Office of the Police and Crime Commissioner",
            "Leicestershire Fire and Rescue Service",
            "University Hospitals of Leicester",
            "East Midlands Ambulance Service",
        ),
        says(
            "LLR-07",
            "asks each area for four things",
            "form a partnership",
            "confirm its footprint",
            "identify a senior responsible owner",
            "needs assessment that leads to a strategy and a delivery plan",
        ),
        says("LLR-08", "Each local authority and the police have assessed need", "combined into one"),
        says("LLR-09", "just under £2m over three years", "£3bn over three years"),
        says(
            "LLR-10",
            "Terms of reference, membership and governance structure are in development",
            "Alcohol gets equal focus",
            "people with lived experience are involved",
        ),
        says(
            "LLR-11",
            "needs assessment is finalised",
            "within the next month",
            "Board Executive signs off",
            "delivery plans rest on it",
        ),
        says(
            "LLR-12",
            "(a) note this report",
            "(b) support the arrangements",
            "(c) ask health partners",
            "(a) reduce drug use",
            "(b) reduce drug-related crime",
            "(c) reduce drug-related deaths and harm",
            "Health and Wellbeing Strategy 2022-2032",
        ),
        says(
            "LLR-13",
            "Equality and human rights",
            "Crime and disorder",
            "Partnership working",
            "Interim Assistant Director, Commissioning, Public Health",
            "From Harm to Hope: a 10-year drugs plan",
        ),
    ),
)
