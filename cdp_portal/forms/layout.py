"""What a form's layout is made of; each part is drawn by a template in templates/govuk/."""

from crispy_forms import layout as crispy
from crispy_forms.helper import FormHelper as CrispyHelper
from crispy_forms.utils import TEMPLATE_PACK
from django.template.loader import render_to_string

Layout = crispy.Layout
Div = crispy.Div
HTML = crispy.HTML


class FormHelper(CrispyHelper):
    """Draws a form without the browser's own validation, with every hidden field."""

    def __init__(self, form=None):
        super().__init__(form)
        self.attrs = {"novalidate": ""}
        self.render_hidden_fields = True

    def render_layout(self, form, context, template_pack=TEMPLATE_PACK):
        form.use_required_attribute = False
        return super().render_layout(form, context, template_pack=template_pack)


class Field(crispy.LayoutObject):
    """One field with options that differ from its own.

    `Field("name", label="m", width="two-thirds", chars=200, words=150, rows=8, inline=True, small=True,
    prefix="£", suffix="%", heading=True)`: `label` is the size of the label, `width` characters or a fraction,
    `heading` makes the label the page's heading.
    """

    def __init__(self, name, *, css_class="", **options):
        self.fields = [name]
        self.css_class = css_class
        self.options = options

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        return self.get_rendered_fields(
            form,
            context,
            template_pack,
            template=f"{template_pack}/field.html",
            extra_context={"given": self.options, "css_class": self.css_class},
            **kwargs,
        )


class Fieldset(crispy.Fieldset):
    """Fields under a legend of a size (s, m, l), with an optional hint."""

    def __init__(self, legend, *fields, size="m", hint="", css_class="", **kwargs):
        super().__init__(legend, *fields, css_class=css_class, **kwargs)
        self.size = size
        self.hint = hint

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        with context.push(legend_size=self.size, legend_hint=self.hint):
            return super().render(form, context, template_pack=template_pack, **kwargs)


class Inline(crispy.Div):
    """Short fields that belong together, side by side where there is room."""

    css_class = "app-inline"


class Button(crispy.TemplateNameMixin):
    """A submit button; `variant` is "", "secondary" or "warning". A second click within a second does nothing."""

    template = "%s/layout/button.html"

    def __init__(self, text, *, name="", value="", variant=""):
        self.text = text
        self.name = name
        self.value = value or text
        self.variant = variant

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        return render_to_string(self.get_template_name(template_pack), {"button": self})


class Link(crispy.TemplateNameMixin):
    """A link beside the buttons, such as Cancel."""

    template = "%s/layout/link.html"

    def __init__(self, text, url):
        self.text = text
        self.url = url

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        return render_to_string(self.get_template_name(template_pack), {"link": self})


class Buttons(crispy.Div):
    """The group of buttons and links that ends a form."""

    css_class = "govuk-button-group"
