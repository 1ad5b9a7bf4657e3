"""Layers of an uploaded paper stay as switched: what its author hid must not appear in the pack."""

from pikepdf import Array, Dictionary, Object, Pdf, String


def carry_layers(paper: Pdf, pack: Pdf) -> None:
    """Add the layers of `paper` to those of `pack`, with those off by default still off."""
    layers = _layers(paper)
    if not layers:
        return
    if "/OCProperties" not in pack.Root:
        pack.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array(), Name=String("Default")))
    ours = pack.Root.OCProperties
    ours.OCGs.extend(pack.copy_foreign(layer) for layer in layers)
    ours.D.OFF.extend(pack.copy_foreign(layer) for layer in hidden_layers(paper))


def hidden_layers(paper: Pdf) -> list[Object]:
    """The layers that are off when the paper is opened."""
    properties = paper.Root.get("/OCProperties")
    default = properties.get("/D") if isinstance(properties, Dictionary) else None
    if not isinstance(default, Dictionary):
        return []
    if str(default.get("/BaseState", "/ON")) != "/OFF":
        return _list(default, "/OFF")
    shown = {layer.objgen for layer in _list(default, "/ON")}
    return [layer for layer in _layers(paper) if layer.objgen not in shown]


def _layers(paper: Pdf) -> list[Object]:
    properties = paper.Root.get("/OCProperties")
    return _list(properties, "/OCGs") if isinstance(properties, Dictionary) else []


def _list(holder: Object, key: str) -> list[Object]:
    listed = holder.get(key)
    if not isinstance(listed, Array):
        return []
    return [layer for layer in listed if isinstance(layer, Dictionary) and layer.is_indirect]
