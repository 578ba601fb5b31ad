"""Holds OpenDocument files against the grammar of OpenDocument 1.2 as odfpy has it: which element may stand in which, which
attributes it may and must have, where text may stand. Says what does not fit, and ends with 1 where anything does not."""

import sys
import zipfile
from collections import Counter
from xml.etree import ElementTree

from odf import grammar


def split(name):
    space, _, local = name.rpartition("}")
    return space.lstrip("{"), local


def faults(part, root):
    for element in root.iter():
        name = split(element.tag)
        if name not in grammar.allowed_children:
            yield f"{part}: no element {name}"
            continue
        children = grammar.allowed_children[name]
        for child in element:
            if children is not None and split(child.tag) not in children:
                yield f"{part}: {split(child.tag)} in {name}"
        if name not in grammar.allows_text and (
            (element.text or "").strip() or any((child.tail or "").strip() for child in element)
        ):
            yield f"{part}: text in {name}"
        attributes = {split(given) for given in element.attrib}
        allowed = grammar.allowed_attributes.get(name, ())
        if allowed is not None:
            yield from (f"{part}: attribute {given} of {name}" for given in attributes - set(allowed))
        yield from (f"{part}: {name} without {wanted}" for wanted in set(grammar.required_attributes.get(name) or ()) - attributes)


wrong = Counter()
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        kind = file.infolist()[0]
        # Part 3 of the standard: the kind comes first, as it is.
        if names[0] != "mimetype" or kind.compress_type != zipfile.ZIP_STORED or kind.extra:
            wrong[f"{path}: its kind is not first, or not plain"] += 1
        listed = ElementTree.fromstring(file.read("META-INF/manifest.xml"))
        listed = {v for entry in listed for k, v in entry.attrib.items() if split(k)[1] == "full-path"}
        kept = {name for name in names if name != "mimetype" and not name.startswith("META-INF/")}
        for name in (listed - {"/"}) ^ kept:
            wrong[f"{path}: {name} is listed or is there, but not both"] += 1
        for part in ("content.xml", "styles.xml", "meta.xml", "settings.xml"):
            if part in kept:
                wrong.update(faults(f"{path}: {part}", ElementTree.fromstring(file.read(part))))
for fault, times in wrong.items():
    print(times, fault)
sys.exit(bool(wrong) or len(sys.argv) < 2)
