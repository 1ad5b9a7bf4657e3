"""Reorganisations of local government that have been announced as plans; none is decided as far as this data knows."""

TAKES_EFFECT_ON = "2028-04-01"
SOURCE = "Government announcements on local government reorganisation; to be checked."
NOTE = (
    "Probable, not certain. How many new authorities there will be, their boundaries and their names are not recorded "
    "here: one entry stands in for all of them."
)

# title, kept by, the authorities that would end, the stand-in for those that would follow, its region
REORGANISATIONS = [
    (
        "Reorganisation of Greater Essex",
        "southend-on-sea",
        ("E10000012", "E06000033", "E06000034"),
        "New unitary authorities in Greater Essex",
        ("E12000006", "East of England"),
    ),
    (
        "Reorganisation of Leicester, Leicestershire and Rutland",
        "llr",
        ("E06000016", "E10000018", "E06000017"),
        "New unitary authorities in Leicester, Leicestershire and Rutland",
        ("E12000004", "East Midlands"),
    ),
]
