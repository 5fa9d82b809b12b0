"""Names of make-believe people by origin, their short forms and spellings, and made-up streets.

Every list is ordered from common to rare: `pick` draws the early ones more often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Origin:
    """`double` surnames (father's and mother's), `family_first` in the old country's order.

    `rare` has the stems and endings of which the long tail of surnames is made: most people's
    surname is rare, and namesakes who are not kin should be about as rare here as in a real town.
    """

    share: float
    language: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]
    double: bool = False
    family_first: bool = False
    rare: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def surname(rng: Random, origin: Origin) -> str:
    """A family name: one of the known ones, or, more often, one of the long tail."""
    stems, endings = origin.rare
    if stems and rng.random() < 0.65:
        return rng.choice(stems) + rng.choice(endings)
    return pick(rng, origin.family)


def given_name(rng: Random, origin: Origin, gender: str) -> str:
    """A given name; where surnames are few, often of two parts."""
    names = origin.female if gender == "female" else origin.male
    name = pick(rng, names)
    if origin.family_first and " " not in name and "-" not in name and rng.random() < 0.6:
        return f"{name} {rng.choice([other for other in names if other != name])}"
    return name


def pick(rng: Random, ordered: Sequence[str]) -> str:
    """One of them, the first ones several times as often as the last."""
    return ordered[int(len(ordered) * rng.random() ** 1.6)]


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


_ANGLO_FEMALE = _list(
    "Mary Jennifer Elizabeth Linda Patricia Susan Barbara Jessica Sarah Karen Nancy Margaret"
    " Lisa Dorothy Sandra Ashley Kimberly Donna Emily Carol Michelle Amanda Melissa Deborah"
    " Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela"
    " Nicole Ruth Katherine Samantha Christine Catherine Virginia Debra Rachel Janet Carolyn"
    " Heather Diane Judith Megan Alice Abigail Grace Victoria Beverly Theresa Joan Hannah"
    " Olivia Sophia Charlotte Evelyn Harper Claire Nora Hazel Violet Audrey Ruby Ellen Frances"
)
_ANGLO_MALE = _list(
    "James Robert John Michael William David Richard Joseph Thomas Charles Christopher Daniel"
    " Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward"
    " Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin"
    " Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry"
    " Tyler Aaron Henry Douglas Peter Adam Nathan Zachary Walter Harold Kyle Carl Arthur Gerald"
    " Roger Keith Lawrence Terry Albert Jesse Austin Bruce Christian Ralph Roy Eugene Russell"
)
_ANGLO_FAMILY = _list(
    "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Martin Jackson"
    " Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green"
    " Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker"
    " Collins Edwards Stewart Morris Murphy Cook Rogers Reed Bailey Bell Cooper Richardson Cox"
    " Howard Ward Peterson Gray James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross"
    " Henderson Coleman Jenkins Perry Powell Long Patterson Hughes Washington Butler Simmons"
    " Foster Bryant Russell Griffin Hayes Myers Ford Hamilton Graham Sullivan Wallace Woods Cole"
    " West Jordan Owens Reynolds Fisher Ellis Harrison Gibson McDonald Marshall Mason Dixon"
    " O'Brien O'Connor McCarthy Fenwick Ashworth Kettering Lockhart Pemberton Thistlewood"
)
_BLACK_FEMALE = _list(
    "Keisha Latoya Tamika Ebony Aaliyah Imani Shanice Monique Tanisha Jasmine Kiara Destiny"
    " Nia Raven Deja Tiana Yolanda Denise Renee Wanda Gloria Precious Zora Octavia Lakeisha"
)
_BLACK_MALE = _list(
    "DeShawn Jamal Tyrone Darnell Terrell Malik Andre Marcus Reginald Isaiah Elijah Darius"
    " Tremaine Kendrick Xavier Jalen DeAndre Cedric Lamar Maurice Curtis Willie Cornelius Otis"
)

_ANGLO_RARE = (
    _list(
        "Ash Black Brad Brook Bur Chad Clay Cran Dal Den Dray East Elm Fair Farn Gar Gran Hal Hart"
        " Haw Hol Kel Kirk Lang Lin Mar Mel Nor Oak Pem Pres Rad Red Rock Rush Shel Stan Thorn Wake"
        " Whit Win Wood"
    ),
    _list(
        "ford ley ton well worth field ham man by bourne brook combe croft gate land more shaw"
        " stead wick"
    ),
)

ORIGINS: dict[str, Origin] = {
    "anglo": Origin(0.34, "en", _ANGLO_FEMALE, _ANGLO_MALE, _ANGLO_FAMILY, rare=_ANGLO_RARE),
    "black": Origin(
        0.14,
        "en",
        _BLACK_FEMALE + _ANGLO_FEMALE[:20],
        _BLACK_MALE + _ANGLO_MALE[:20],
        _ANGLO_FAMILY,
        rare=_ANGLO_RARE,
    ),
    "latino": Origin(
        0.20,
        "es",
        _list(
            "María Guadalupe Rosa Ana Carmen Juana Marisol Leticia Verónica Patricia Yolanda"
            " Sofía Gabriela Alejandra Lucía Elena Josefina Isabel Daniela Valeria Camila Mónica"
            " Teresa Dolores Esperanza Graciela Ximena Beatriz Inés Concepción Francisca Rocío"
            " María_Elena María_Guadalupe Ana_María"
        ),
        _list(
            "José Juan Luis Carlos Jesús Miguel Francisco Jorge Antonio Alejandro Manuel Pedro"
            " Ricardo Fernando Roberto Eduardo Javier Rafael Ramón Raúl Sergio Óscar Martín"
            " Andrés Héctor Enrique Gerardo Salvador Ignacio Mateo Santiago Joaquín Adrián Tomás"
            " José_Luis Juan_Carlos Miguel_Ángel"
        ),
        _list(
            "García Hernández Martínez López González Rodríguez Pérez Sánchez Ramírez Torres"
            " Flores Rivera Gómez Díaz Cruz Reyes Morales Ortiz Gutiérrez Chávez Ramos Ruiz"
            " Mendoza Álvarez Jiménez Castillo Vásquez Romero Moreno Medina Aguilar Herrera Vargas"
            " Guzmán Muñoz Castro Salazar Rojas Núñez Peña Ríos Ayala Cervantes Ibarra Quintero"
            " Zamora Villanueva Escobar Cárdenas Bañuelos De_la_Cruz De_León"
        ),
        double=True,
        rare=(
            _list(
                "Alcán Bar Buen Cal Can Cas Cor Es Figu Gal Lar Mal Mir Mon Oli Pal Qui Ro Sal San"
                " Tor Va Ve Villa Za"
            ),
            _list("bero cedo dales dares lano lín tera teda roya rriaga zuría dero ñero varez"),
        ),
    ),
    "german_polish": Origin(
        0.10,
        "en",
        _ANGLO_FEMALE[:40] + _list("Irene Wanda Stella Krystyna Małgorzata Greta Ingrid Trudy"),
        _ANGLO_MALE[:40] + _list("Stanley Casimir Leszek Kurt Dieter Günther Otto Zbigniew"),
        _list(
            "Schmidt Mueller Kowalski Schneider Wagner Nowak Becker Schultz Hoffmann Wiśniewski"
            " Koch Krueger Kaminski Zimmerman Lewandowski Krause Zieliński Vogel Szymański"
            " Dąbrowski Keller Kozlowski Jankowski Huber Wojciechowski Köhler Müller Jahnke"
            " Radtke Steinmetz"
        ),
        rare=(
            _list(
                "Acker Bach Berg Birk Busch Dorn Eich Feld Fink Gold Grün Hart Hein Kahl Kirsch"
                " Lind Löwen Mohr Neu Ober Reich Rosen Stein Tann Wald Weiss Wein Zieg"
            ),
            _list("bauer brand dorf hagen haus heim hofer mann meier roth thal lewski owski"),
        ),
    ),
    "hmong": Origin(
        0.05,
        "hmn",
        _list("Mai Pa Kao Mee Yer Bao Ka Zoua Chia Pang Mai_Lee Pa_Houa Gao_Nou Sheng Maly Xee"),
        _list("Tou Pao Chue Yeng Kong Fue Xeng Ger Nhia Cheng Tou_Lee Pao_Chee Vang_Pao Koua Leng"),
        _list("Vang Yang Xiong Lee Thao Moua Lor Her Vue Khang Cha Kue Hang Chang Xiong Yia"),
        family_first=True,
    ),
    "vietnamese": Origin(
        0.04,
        "vi",
        _list("Lan Hương Linh Mai Thảo Phương Trang Ngọc Hạnh Thu Kim Yến Bích Tuyết Diễm Thúy"),
        _list("Minh Tuấn Hùng Dũng Đức Anh Long Quang Hải Bình Khoa Phúc Sơn Thắng Vinh Tâm"),
        _list("Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Phan Vũ Trịnh"),
        family_first=True,
    ),
    "chinese": Origin(
        0.04,
        "zh",
        _list(
            "Wei Xiaoyan Li Mei-Ling Jing Yan Xiu-Ying Fang Hui-Min Yu-Ting Xin Na Shu-Fen Qiong"
            " Zhen Lihua Meiling"
        ),
        _list(
            "Wei-Ming Jun Qiang Guoqiang Chih-Ming Lei Jian Tao Hong-Wei Yong Zhiqiang Bo Kai-Ming"
            " Xiaoming Cheng Hao Dong"
        ),
        _list(
            "Wang Li Zhang Chen Liu Huang Wu Zhou Xu Sun Ma Zhu Lin Guo He Gao Luo Zheng Liang"
            " Xie Song Tang Deng Han Feng Cao Peng Zeng Xiao Tsai Hsu Ouyang"
        ),
        family_first=True,
    ),
    "arabic": Origin(
        0.04,
        "ar",
        _list(
            "Fatima Aisha Layla Maryam Noor Amina Huda Zainab Rania Salma Yasmin Hanan Samira Dalia"
        ),
        _list(
            "Mohammed Ahmed Ali Omar Hassan Hussein Ibrahim Khalid Yusuf Mahmoud Mustafa Tariq"
            " Bilal Samir Karim Abdullah Abdul_Rahman Jamil"
        ),
        _list(
            "Ahmed Hassan Ali Ibrahim Khalil Mansour Haddad Al-Masri Saleh Nasser Abdallah"
            " El-Sayed Khoury Aziz Hamdan Al-Hashimi Farah Abu-Zaid Najjar Qasim"
        ),
        rare=(
            _list("Abd Bar Dar Fay Ghar Had Jab Kar Mas Naj Qad Raf Sab Shah Tah Yaz Zah"),
            _list("an awi ali in moud our ri ani iri ef"),
        ),
    ),
    "west_african": Origin(
        0.03,
        "fr",
        _list(
            "Aminata Fatou Mariama Adwoa Ngozi Chiamaka Akosua Aïssatou Yewande Folasade Awa Abena"
        ),
        _list(
            "Mamadou Ousmane Kwame Chidi Emeka Kofi Ibrahima Oluwaseun Babatunde Sekou Amadou Yaw"
        ),
        _list(
            "Diallo Mensah Okafor Traoré Adeyemi Ba Owusu Koné Okonkwo Ndiaye Boateng Camara"
            " Eze Coulibaly Asante Adebayo Sow Cissé Nwosu Ouédraogo"
        ),
        rare=(
            _list("Ade Aki Bal Dem Eke Fof Gue Kan Kei Mba Nko Obi Ogu Oke Olu Sis Tou Uche"),
            _list("bayo ba jola mo nda ola rade so té wale yemi"),
        ),
    ),
    "south_asian": Origin(
        0.02,
        "en",
        _list("Priya Anjali Sunita Lakshmi Neha Kavita Deepa Meena Pooja Harpreet Nusrat Shreya"),
        _list("Rajesh Amit Sanjay Vijay Arjun Suresh Anil Harjit Imran Ravi Manoj Venkatesh"),
        _list("Patel Singh Kumar Sharma Khan Gupta Reddy Shah Kaur Iyer Rahman Chowdhury Das Nair"),
        rare=(
            _list("Agar Bal Chatt Des Gan Jos Kap Kulk Mal Nar Path Rao Sen Shar Tri Var"),
            _list("wal ani arni ar eja era ia oor tala gopal murthy nathan"),
        ),
    ),
}

NICKNAMES: dict[str, tuple[str, ...]] = {
    name: tuple(short.split("/"))
    for name, short in (
        entry.split("=")
        for entry in _list(
            "Elizabeth=Liz/Beth/Betty/Eliza Jennifer=Jen/Jenny Patricia=Pat/Trish/Patty"
            " Susan=Sue/Susie Barbara=Barb Jessica=Jess Margaret=Peggy/Maggie/Meg Nancy=Nan"
            " Deborah=Deb/Debbie Debra=Deb Stephanie=Steph Rebecca=Becky/Becca Katherine=Kate/Kathy"
            " Catherine=Cathy/Cate Kathleen=Kathy/Kath Christine=Chris/Tina Samantha=Sam"
            " Victoria=Vicky/Tori Abigail=Abby Kimberly=Kim Amanda=Mandy Pamela=Pam Sandra=Sandy"
            " Theresa=Terry/Tess Judith=Judy Dorothy=Dot/Dottie Cynthia=Cindy Frances=Fran"
            " Virginia=Ginny Charlotte=Charlie/Lottie Michelle=Shelly Melissa=Missy Ellen=Nell"
            " James=Jim/Jimmy/Jamie Robert=Bob/Rob/Bobby John=Jack/Johnny Michael=Mike/Mick"
            " William=Bill/Will/Billy David=Dave Richard=Rick/Dick/Rich Joseph=Joe/Joey Thomas=Tom"
            " Charles=Chuck/Charlie Christopher=Chris Daniel=Dan/Danny Matthew=Matt Anthony=Tony"
            " Donald=Don Steven=Steve Stephen=Steve Andrew=Andy/Drew Joshua=Josh Kenneth=Ken/Kenny"
            " Edward=Ed/Ted/Eddie Ronald=Ron Timothy=Tim Jeffrey=Jeff Jacob=Jake Nicholas=Nick"
            " Jonathan=Jon Benjamin=Ben Samuel=Sam Gregory=Greg Alexander=Alex/Sasha Raymond=Ray"
            " Patrick=Pat Gerald=Jerry Lawrence=Larry Albert=Al Nathan=Nate Zachary=Zach"
            " Walter=Walt/Wally Harold=Hal/Harry Douglas=Doug Eugene=Gene Henry=Hank Peter=Pete"
            " Reginald=Reggie Cornelius=Neil Tamika=Tam Lakeisha=Keisha Terrell=Rell"
            " Guadalupe=Lupe/Lupita Francisco=Paco/Pancho/Frank José=Pepe/Joe Jesús=Chuy"
            " Dolores=Lola Josefina=Josie/Pepa Alejandra=Ale/Alex Alejandro=Alex/Ale Marisol=Mari"
            " Leticia=Letty Verónica=Vero Gabriela=Gaby Concepción=Concha/Connie Ignacio=Nacho"
            " Antonio=Tony/Toño Manuel=Manny Roberto=Beto/Rob Eduardo=Lalo/Eddie Rafael=Rafa"
            " Enrique=Kike/Henry Graciela=Chela Francisca=Paca Isabel=Chabela/Isa Miguel=Mike"
            " Fernando=Nando Salvador=Chava Santiago=Santi Teresa=Tere Esperanza=Espe"
            " Mohammed=Mo Yusuf=Joe Ibrahim=Abe Oluwaseun=Seun Babatunde=Tunde Folasade=Sade"
            " Minh=Michael Tuấn=Tony Wei-Ming=William Mei-Ling=May Venkatesh=Venky Stanley=Stan"
        )
    )
}

SPELLINGS: dict[str, tuple[str, ...]] = {
    "Mohammed": ("Muhammad", "Mohamed", "Mohammad"),
    "Ahmed": ("Ahmad",),
    "Yusuf": ("Youssef", "Yousef"),
    "Hussein": ("Hussain", "Husain"),
    "Fatima": ("Fatema", "Fatimah"),
    "Aisha": ("Ayesha", "Aicha"),
    "Al-Masri": ("Almasri", "El Masri"),
    "El-Sayed": ("Elsayed", "El Sayed"),
    "Al-Hashimi": ("Alhashimi", "Al Hashimi"),
    "Wei-Ming": ("Weiming", "Wei Ming"),
    "Mei-Ling": ("Meiling", "Mei Ling"),
    "Hong-Wei": ("Hongwei", "Hong Wei"),
    "Xiu-Ying": ("Xiuying", "Xiu Ying"),
    "Hui-Min": ("Huimin", "Hui Min"),
    "Chih-Ming": ("Zhiming", "Chih Ming"),
    "Hsu": ("Xu",),
    "Tsai": ("Cai",),
    "Mueller": ("Muller", "Müller"),
    "Köhler": ("Koehler", "Kohler"),
    "Catherine": ("Katherine", "Cathryn"),
    "Sarah": ("Sara",),
    "Steven": ("Stephen",),
    "Jeffrey": ("Geoffrey",),
    "O'Brien": ("OBrien", "O Brien"),
    "O'Connor": ("OConnor", "O'Conner"),
    "McDonald": ("MacDonald", "Mc Donald"),
    "DeShawn": ("Deshawn", "Dashawn"),
    "DeAndre": ("Deandre", "De Andre"),
    "Vang": ("Vaj",),
    "Xiong": ("Xyooj",),
    "De la Cruz": ("Delacruz", "Dela Cruz"),
    "De León": ("Deleon",),
    "Vásquez": ("Vázquez",),
    "Chávez": ("Chaves",),
}

MIDDLE = _list("A. B. C. D. E. F. G. H. J. K. L. M. N. P. R. S. T. V. W. Lee Rae Jordan Taylor")
STREETS = _list(
    "Alder Birchwood Cannery Delavan Ember Foundry Granite Harbor Ironwood Juniper Kinnickinnic"
    " Linden Mill_Pond Northern_Pine Orchard Prairie Quarry Rushing_Water Sandstone Tamarack"
    " Union Vineyard Wheelhouse Yarrow Zephyr Oak Maple Elm Cedar Walnut 1st 2nd 3rd 4th 5th"
    " 9th 12th 27th 35th 60th Martin_Luther_King_Jr César_Chávez Lake_View Hillcrest Sunset"
    " Washington Lincoln Center Church Railroad"
)
STREET_KINDS = _list("Street Avenue Road Drive Lane Boulevard Court Place Way")
PLACES = (
    ("Milbrook", "53990 53991 53992 53993 53985 53986 53987 53988"),
    ("Harbor Falls", "53994 53995 53981 53982 53983"),
    ("Port Alder", "53996 53997 53979 53980"),
    ("New Tamarack", "53998 53974 53975"),
    ("St. Odile", "53999 53976"),
    ("Elk Prairie", "53971 53972"),
    ("Lake Corwin", "53967 53968"),
    ("Hollis Junction", "53961"),
)
VENUES = _list(
    "Union_Hall Eastside_Library Harbor_Community_Center St._Odile_Parish_Hall Tamarack_Park"
    " The_Boiler_Room_Café Northside_School_Gym Riverside_Workers_Center Mill_Pond_Pavilion"
    " Grace_Lutheran_Basement Milbrook_City_Hall Prairie_Branch_Library"
)
