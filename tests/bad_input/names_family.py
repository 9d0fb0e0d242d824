"""Family names that people in the 24 official languages of the Union really have, by language."""

from __future__ import annotations

from typing import Final

FAMILY: Final[dict[str, str]] = {
    "bg": "Димитров Щърбанов Живкова-Цанева Ъглов Йовчева Чакъров Юрукова Бояджиев Ямболийски",
    "cs": "Dvořák Řezníček Žižka Šťastný Nováková-Růžičková Ďábel Kučera Ůlehla Černý",
    "da": "Sørensen Ærø Aagaard af_Rosenborg Østergård-Møller Bjørnø Kjær von_Wowern Løvenskiold",
    "de": "Groß Müller-Lüdenscheidt von_der_Weißenburg Öztürk zu_Guttenberg Strauß Freiherr_v._Bülow Jäger Grün",
    "el": "Παπαδόπουλος Παπαγεωργίου-Ρήγα Χατζηΰφαντος Αγγελή Κωνσταντινίδης Ψαράς Ξυλούρης Ωραιόπουλος Ἀρβανίτης",
    "en": "O'Neill Smith-Jones McDonald Fitz-Gerald Brontë St._John-Stevas ap_Rhys Ffion-Lloyd Sr._Clarke",
    "es": "Núñez_y_Gómez de_la_Cruz Ibáñez García-Peñuela Muñoz Güell Ordóñez_de_Lara Ybáñez Gal·la_i_Puig",
    "et": "Õunapuu Mägi Jõgi-Kärner Sõõru Ülenurm Šmidt Öövel Ämarik Põld",
    "fi": "Mäkelä Häyrinen-Äijälä Yrjö-Koskinen af_Ursin Öhman Ylä-Outinen Sjöö Åkerblom Räikkä",
    "fr": "d'Estaing Lefèvre L’Hôte de_La_Tour_d'Auvergne Œillet Aÿ-Gérard Le_Goff Saint-Exupéry Garçon",
    "ga": "Ó_Súilleabháin Ní_Dhomhnaill Mac_an_tSaoir Uí_Chonaill Ó_hEithir Nic_Aogáin de_Búrca Ó_Sé Ḃreathnach",
    "hr": "Đurić Čović-Šimić Žižić Ljubičić Ćosić Krleža Šubić_Zrinski Njegovan Džeko",
    "hu": "Kőrösi Nagy-Szűcs Tóthné_Őry Csíkszentmihályi Űrhegyi Győri Ördögh Ács Fehérváry",
    "it": "D'Angelo dell'Acqua De’_Medici Dalla_Chiesa-Niccolò Cantù Dell’Orto Lo_Bìanco Zanò degli_Esposti",
    "lt": "Šimkūnas Kazlauskienė Žemaitytė-Ąžuolė Čiurlionis Įsrutis Ūsaitė Baranauskas Jasaitytė Šerėnas",
    "lv": "Bērziņš Kalniņa-Ozoliņa Ķezbere Ģērmanis Ļaudams Šķēle Žagars Ēvele Čakste",
    "mt": "Żammit Ħaber Ċaruana-Ġatt Xuereb Buġeja Mifsud_Bonniċi Għarb Sciberras Żerafa",
    "nl": "van_'t_Hoff 's_Gravesande van_‘t_Sant in_’t_Veld de_Boer-Ölçer d'Ancona IJssel v.d._Meer Cauwenbergh",
    "pl": "Łukasiewicz Kowalska-Żółć Wójcik Śliwińska Źródlak Ćma Dąbrowski Brzęczyszczykiewicz Zając",
    "pt": "Gonçalves_d'Ávila da_Conceição_e_Silva Magalhães Sá-Carneiro Simões Brandão dos_Anjos Araújo Peças",
    "ro": "Țiriac Brâncuși Ştefănescu Păunescu-Ţepeş Șerban Ion_Ș._Îndreanu Rădulescu Câțu Măgureanu",
    "sk": "Ďurčanský Šťastná Hviezdoslavová-Ľubovecká Ĺaluha Ťažký Žiar Kŕč Vŕba Čáp",
    "sl": "Črnigoj Žižek Šuštaršič-Kočevar Prešeren Hočevar Tržan Štrukelj Ščuka Jerič",
    "sv": "Åkesson Björkö-Ödman af_Ekenstam von_Sydow Sjöström Ängström Lidén Öqvist Hägg",
}
"""Blank parts names; `_` stands for the space inside one."""


def family(language: str) -> tuple[str, ...]:
    """The family names of that language, each as people write it."""
    return tuple(name.replace("_", " ") for name in FAMILY[language].split())
