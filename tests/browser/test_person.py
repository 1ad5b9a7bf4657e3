"""Looking at a page finds what is wrong with it; else the journeys would prove nothing."""

FAULTY = """<!DOCTYPE html><html lang="en"><head><title>Faulty</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script>document.title = "ran";</script></head>
<body><main><h1>Faulty</h1><img src="/static/favicon.svg" width="900" height="20"></main></body></html>"""
POLICY = "default-src 'none'; img-src 'self'; script-src 'self'"


def test_what_is_wrong_with_a_page_is_found(person, javascript):
    answer = {"content_type": "text/html", "headers": {"Content-Security-Policy": POLICY}, "body": FAULTY}
    person.page.route("**/faulty/", lambda route: route.fulfill(**answer))
    person.page.goto(f"{person.address}/faulty/")
    image = '<img src="/static/favicon.svg" width="900" height="20">'
    found = [
        f"at 375 px, sticks out: {image}",
        f"at 375 px, axe: image-alt: {image}",
        f"at 1280 px, axe: image-alt: {image}",
    ]
    faults = person.faults()
    assert faults[:3] == found
    assert ["Executing inline script violates" in told for told in faults[3:]] == [True] * javascript


def test_without_javascript_no_script_of_the_page_runs(person, javascript):
    person.go("/accounts/login/")
    person.go("/accounts/password/reset/")
    assert person.page.evaluate("document.body.classList.contains('js-enabled')") is javascript
