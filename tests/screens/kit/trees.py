"""Small trees for tests."""

from __future__ import annotations

from screens.kit.widgets.tree_rows import Node, Tree


def leaf(label: str) -> Node:
    return Node(label.lower(), label)


def group(label: str, *labels: str, single: bool = False) -> Node:
    return Node(label.lower(), label, tuple(leaf(child) for child in labels), single)


def crafts() -> Tree:
    """Two groups, one of them with a group in it, and a leaf of its own."""
    return Tree(
        [
            group("Bouw", "Architect", "Metselaar"),
            Node("zorg", "Zorg", (leaf("Arts"), group("Verpleging", "Verpleegkundige", "Verloskundige"))),
            leaf("Tolk"),
        ]
    )


def large(groups: int, each: int) -> Tree:
    """Groups with so many leaves each, their names of a few thousand different words."""
    syllables = ("ar", "chi", "tect", "bo", "wer", "zor", "gen", "lo", "mi", "ta", "ver", "sche")

    def name(number: int) -> str:
        parts = []
        while number:
            number, rest = divmod(number, len(syllables))
            parts.append(syllables[rest])
        return "".join(parts) or "o"

    def label(number: int) -> str:
        return f"{name(number % 1723 + 7)} {name(number % 911 + 150)} {name(number)}".capitalize()

    roots = []
    for index in range(groups):
        numbers = range(index * each, (index + 1) * each)
        roots.append(
            Node(f"g{index}", f"Groep {name(index)}", tuple(Node(str(number), label(number)) for number in numbers))
        )
    return Tree(roots)
