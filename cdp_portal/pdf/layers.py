"""Layers of an uploaded paper stay as switched: what its author hid must not appear in the pack."""

from pikepdf import Array, Dictionary, Object, Pdf, String


def carry_layers(paper: Pdf, pack: Pdf) -> None:
    """Add the layers of `paper` to those of `pack`, with those off by default still off."""
    properties = paper.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return
    default = properties.get("/D", Dictionary())
    if not isinstance(default, Dictionary):
        return
    layers = _list(properties, "/OCGs")
    hidden = _list(default, "/OFF")
    if str(default.get("/BaseState", "/ON")) == "/OFF":
        shown = {layer.objgen for layer in _list(default, "/ON")}
        hidden = [layer for layer in layers if layer.objgen not in shown]
    if "/OCProperties" not in pack.Root:
        pack.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array(), Name=String("Default")))
    ours = pack.Root.OCProperties
    ours.OCGs.extend(pack.copy_foreign(layer) for layer in layers)
    ours.D.OFF.extend(pack.copy_foreign(layer) for layer in hidden)


def _list(holder: Object, key: str) -> list[Object]:
    listed = holder.get(key)
    if not isinstance(listed, Array):
        return []
    return [layer for layer in listed if isinstance(layer, Dictionary) and layer.is_indirect]
