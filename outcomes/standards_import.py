"""What the administrator takes in from a file: a set of quality standards, such as the official text."""

from django.core.exceptions import ValidationError

from cdp_portal.imports.cells import Code, Listed, Whole, YesNo
from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.kind import Kind, Part
from cdp_portal.imports.registers import Register
from cdp_portal.imports.resource import SheetResource
from outcomes.assessing import Status, add_ratings
from outcomes.exports_standards import SET_COLUMNS, STANDARD_COLUMNS
from outcomes.models import QualityStandard, QualityStandardSet, SelfAssessment, StandardRating
from outcomes.reference import OWN_SET

OURS = "“{code}” is the portal’s own working list. Give the text that you load a code of its own."
UNKNOWN_SET = "“{text}” is no set on the first sheet or among those that are loaded."
LOCKED = "A self-assessment that was agreed rated this standard as it reads now. Load the new text as a set of its own."


class SetSheet(SheetResource):
    noun = "set"
    code = SheetField("code", "Set", Code(), key=True, required=True, hint="A short code, such as CQS2022.")
    title = SheetField("title", "Title", required=True)
    official = SheetField("official", "Official text", YesNo(), required=True, hint="Yes for the published text.")
    as_at = SheetField("as_at", "Version", hint="For example the day of publication.")
    source = SheetField("source", "Where this comes from", required=True)

    class Meta(SheetResource.Meta):
        model = QualityStandardSet
        fields = ["code", "title", "official", "as_at", "source"]

    def load(self, dataset) -> None:
        self.keep(QualityStandardSet.objects.all())

    def check(self, instance, original, row) -> None:
        if instance.code == OWN_SET:
            raise ValidationError({"code": OURS.format(code=OWN_SET)})


class StandardSheet(SheetResource):
    noun = "standard"
    standard_set = SheetField("standard_set_id", "Set", Listed(), key=True, required=True)
    code = SheetField("code", "Standard", Code(), key=True, required=True, hint="Its number or code in the text.")
    position = SheetField("position", "Place", Whole(), required=True, hint="Its place in the order, from 1.")
    section = SheetField("section", "Section")
    title = SheetField("title", "Title", required=True)
    asks = SheetField("asks", "What it asks")
    confidence = SheetField("confidence", "How sure this is")

    class Meta(SheetResource.Meta):
        model = QualityStandard
        fields = ["standard_set", "code", "position", "section", "title", "asks", "confidence"]

    def prepare(self) -> None:
        known = QualityStandardSet.objects.exclude(code=OWN_SET).values_list("pk", "title", "code")
        register = Register(known, unknown=UNKNOWN_SET, noun="sets")
        self.new_sets = {}
        for number, one in enumerate(self.earlier["Sets"].new if "Sets" in self.earlier else (), 1):
            register.add(-number, one.title, one.code)  # it has no number in the database yet
            self.new_sets[-number] = one
        self.fields["standard_set"].widget.register = register

    def load(self, dataset) -> None:
        self.keep(QualityStandard.objects.exclude(standard_set__code=OWN_SET))
        agreed = StandardRating.objects.filter(assessment__status=Status.AGREED)
        self.locked = set(agreed.values_list("standard", flat=True))

    def called(self, instance) -> str:
        return f"{instance.code}. {instance.title}"

    def check(self, instance, original, row) -> None:
        if instance.pk in self.locked and (instance.title, instance.asks) != (original.title, original.asks):
            raise ValidationError({"title": LOCKED})

    def write(self) -> None:
        """Rounds that are not agreed get a rating to give for each standard that is new in their set."""
        for standard in self.new:
            if standard.standard_set_id in self.new_sets:
                standard.standard_set = self.new_sets[standard.standard_set_id]
        super().write()
        touched = {standard.standard_set_id for standard in self.new}
        for assessment in SelfAssessment.objects.filter(standard_set__in=touched, status=Status.DRAFT):
            add_ratings(assessment)


STANDARD = Kind(
    "standard",
    "quality standards",
    (Part("Sets", SetSheet, SET_COLUMNS), Part("Standards", StandardSheet, STANDARD_COLUMNS)),
)
