"""PDF: everything the portal prints (`pack`, `report`) and the check of PDFs people upload (`upload`).

Text is typeset by typst and uploaded papers are laid in by pikepdf, always in a short-lived process with limits on
memory and time, because neither a hostile paper nor a runaway layout may take the web server with it.
Parent side: `pack` (with `describing`, `fitting`), `report`, `upload`, `engine`, `limited`. In the process, without
Django: `worker` and the modules it starts. `assembly` makes a pack: `printing` typesets it, `revising` gives a later
version the labels (`versions`, `labels`) that `layout` keeps, `uploads` and `splicing` lay papers in, `supplement` cuts
out what changed.
"""
