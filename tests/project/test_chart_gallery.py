from tools import chart_gallery


def test_the_gallery_shows_every_kind_of_chart(tmp_path, monkeypatch):
    (tmp_path / "build").mkdir()
    monkeypatch.setattr(chart_gallery, "ROOT", tmp_path)
    chart_gallery.main()
    page = (tmp_path / "build" / "charts.html").read_text()
    # six series wide, for phones and small; a ranking and a timeline in two widths
    assert page.count("<svg") == 6 * 3 + 2 * 2
