"""The laws, regulations and other sources that a value of the rulebook is taken from, by name.

The rulebook files name them in English; a reader of Burmese or Thai gets the translated name. The
tests hold that every instrument of the rulebook stands here, letter for letter.
"""

from eligibility.wording.sentence import Sentence, sentence

_ALL: tuple[Sentence, ...] = (
    sentence("Social Security Act B.E. 2533 (1990)"),
    sentence("Papers, and the offices that issue them"),
    sentence("Social Security Act B.E. 2533 (1990), as amended by No. 4 B.E. 2558 (2015)"),
    sentence("Social Security Act (No. 4) B.E. 2558 (2015)"),
    sentence("Contribution rates under the Social Security Act B.E. 2533 (1990)"),
    sentence("Wage base under the Social Security Act B.E. 2533 (1990)"),
    sentence("Change of the wage base from 1 January 2026"),
    sentence("Reckoning of a monthly wage from the daily wage of section 57"),
    sentence("Reckoning of this rulebook"),
    sentence("Royal Decree B.E. 2560 (2017) on employees outside the Social Security Act"),
    sentence(
        "Ministerial Regulation on criteria and rates for unemployment benefits (No. 2) "
        "B.E. 2568, dated 27 June 2025"
    ),
    sentence("Rate of unemployment benefit before 28 June 2025"),
    sentence("Registration of the unemployed with the Department of Employment"),
    sentence("Ministerial Regulation on old-age benefits B.E. 2550 (2007)"),
    sentence("Announcement of the amounts for childbirth, in force 1 January 2021"),
    sentence("Announcement of the amounts for antenatal care, in force 1 January 2021"),
    sentence("Increase of the child allowance from 1 January 2025"),
    sentence("Child allowance before 1 January 2025"),
    sentence("Dental benefit of the Social Security Office"),
    sentence("Care for insured persons with an invalidity"),
    sentence("Claim forms of the Social Security Office, main form SSO 2-01"),
    sentence("Duty of the employer to report a leaver (form SSO 6-09)"),
    sentence("Ways to reach the offices"),
    sentence("Announcement of the Social Security Office of 8 November 2022"),
    sentence("Practice of the Social Security Office"),
    sentence("Practice of the Mae Sot Social Security Office"),
    sentence("Practice of the Social Security Office for foreign workers"),
    sentence("Practice of the Social Security Office on earlier illness"),
    sentence("Practice of the Social Security Office on emergencies"),
    sentence("Practice of the Social Security Office on the designated hospital"),
    sentence(
        "Mekong Migration Network, Proceedings of Migrant Consultation on Access to Social "
        "Security, Mae Sot, 6 July 2025"
    ),
    sentence("Cabinet resolution of 24 September 2024"),
    sentence("Cabinet resolution of 11 November 2025"),
    sentence("Emergency Decree on foreign workers, as amended 2018"),
    sentence("Labour Protection Act"),
    sentence("Labour Protection Act (No. 9), in force 7 December 2025"),
    sentence("Workmen's Compensation Act B.E. 2537 (1994)"),
    sentence("Workmen's Compensation Act (No. 2) B.E. 2561 (2018)"),
    sentence("Regulations under the Workmen's Compensation Act B.E. 2537 (1994)"),
    sentence("Migrant health insurance of the Ministry of Public Health"),
    sentence("M-Fund, voluntary non-profit health insurance along the border"),
)

#: By the name as the rulebook files spell it.
BY_NAME: dict[str, Sentence] = {known.text: known for known in _ALL}

#: Where in a source, when it is not the number of a section.
PLACES: dict[str, Sentence] = {
    place.text: place
    for place in (
        sentence("Afternoon session"),
        sentence("Questions and answers"),
        sentence("47 para 2, 49 para 2"),
        sentence("50 to 53"),
        sentence("75 ter"),
        sentence("77 bis"),
        sentence("Emergency Decree on foreign workers, s. 64"),
    )
}

SECTION = sentence("Section %(section)s (มาตรา %(section)s)")
