"""Given names that people in the 24 official languages of the Union really have, by language."""

from __future__ import annotations

from typing import Final

GIVEN: Final[dict[str, str]] = {
    "bg": "Георги Йордан Цветелина Любомир Юлия Жечо Щилян Ангел-Пейо Борянка Кръстьо",
    "cs": "Jiří Řehoř Žofie Šárka Lucie Ľubica Zdeněk Matěj Anežka Růžena",
    "da": "Søren Åse Jørgen Bjørn Anne-Mette Kjeld Solvej Ejnar Hans-Jørgen Dorthe",
    "de": "Jürgen Käthe Björn Hans-Günther Zoë Annelie Götz Karl-Heinz Änne Mia",
    "el": "Γεώργιος Άννα Ιωάννης Ευαγγελία Χρήστος Μαΐα Ζωή Αγγελική-Μαρία Ἀνδρέας Οδυσσέας",
    "en": "Siân Zoë D'Arcy Mary-Jane St.John Chloë Ll.Wyn Renée Anne-Marie Oliver",
    "es": "José María_José Begoña Iñaki Jesús M.ª_Ángeles Concepción Eñaut Íñigo Sofía",
    "et": "Jüri Õnne Ülle Mäthias Tõnu Liis-Marie Žanna Ants Šurik Kärt",
    "fi": "Väinö Åke Äänis Päivi Yrjö Anna-Maija Jyrki Öysti Kyösti Sisko",
    "fr": "François Zoé Jean-Loïc Maël Élodie Noël Anne-Cécile L'Hermine Gaëtan Œuvrard",
    "ga": "Seán Ó_Briain Siobhán Caoimhín Máire_Áine Pádraig Gráinne Tadhg Éabha Ḟionn",
    "hr": "Đuro Željka Šimun Ćiro Ana-Marija Ǌegoslav Žarko Branka Dražen Čedomir",
    "hu": "Győző Ágnes Őrs Tünde Ödön Írisz Szűcsné Éva-Mária György Ürmös",
    "it": "Niccolò Maria_Desirée Dall'Ida Giosuè Noè Gian-Carlo Ermenegildo Lucìa Mosè D’Amico",
    "lt": "Jūratė Žydrūnas Šarūnas Ąžuolas Eglė Česlovas Įsrutė Mykolas Ūla Agnė-Ona",
    "lv": "Jānis Ģirts Ķirsis Ļubova Ņina Šarlote Ēriks Anna-Līva Žanis Ūdre",
    "mt": "Ġorġ Żaren Ċensu Ħanna Ġużeppi Marija-Ċettina Karmenu Ġiġa Żeża Leli",
    "nl": "Mees Daniël Geert-Jan Zoë Femke Wiebe Fenne Noëlle IJsbrand Ĳsbrand",
    "pl": "Łukasz Żaneta Świętosława Małgorzata Bożena Ćwiek Zdzisław Anna-Łucja Jędrzej Ścibor",
    "pt": "João Conceição Inês Luís António M.ª_do_Céu Vitória Ângelo Mª_José Ana-Sofia",
    "ro": "Ștefan Țuțu Ioana-Mădălina Ănuța Îngerița Răzvan Ionuț Vasile Şerban Mihăiță",
    "sk": "Ľudovít Štefánia Žigmund Ján Ďurdina Oľga Tibor Božena-Mária Ŕehor Ĺuba",
    "sl": "Žiga Špela Črt Ana-Marija Jože Anžé Metka Šime Živa Lučka",
    "sv": "Åsa Göran Märta Örjan Lars-Åke Zaïda Bjarne Ängla Sven-Öjvind Linnéa",
}
"""Blank parts names; `_` stands for the space inside one."""


def given(language: str) -> tuple[str, ...]:
    """The given names of that language, each as people write it."""
    return tuple(name.replace("_", " ") for name in GIVEN[language].split())
