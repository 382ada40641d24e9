using System.Globalization;
using System.Text;

namespace Quipu.Registers.Procurement;

/// <summary>What a release says of planning, tender and bids: the process, who runs it and who takes part.</summary>
static class Tendering
{
    static readonly (string Member, string Property)[] Texts =
    [
        ("title", "title"), ("id", "authorityReferenceId"), ("description", "description"), ("procurementMethod", "procedure"), ("procurementMethodDetails", "procedure"),
        ("mainProcurementCategory", "procurementType"), ("additionalProcurementCategories", "procurementType"), ("awardCriteria", "evaluationMechanism"), ("awardCriteriaDetails", "evaluationMechanism"),
        ("lots/title", "lotsNames"),
    ];

    static readonly (string Member, string Label)[] Notes =
    [
        ("status", "Tender status"), ("procurementMethodRationale", "Why this method"), ("numberOfTenderers", "Number of tenderers"), ("numberOfBids", "Number of bids"),
        ("eligibilityCriteria", "Who may take part"), ("submissionMethodDetails", "How to submit"),
    ];

    static readonly (string Member, string Property)[] Dates =
    [
        ("datePublished", "publicationDate"), ("tenderPeriod/startDate", "startDate"), ("tenderPeriod/endDate", "endDate"), ("tenderPeriod/endDate", "submissionDeadline"),
        ("enquiryPeriod/endDate", "clarificationDeadline"), ("awardPeriod/endDate", "awardingDate"),
    ];

    /// <summary>The release itself, and its tender.</summary>
    internal static void Read(OcdsRow row, OcdsNode release)
    {
        var call = row.Call.Copy("recordId", release, "id").Copy("keywords", release, "tag").CopyDate("modifiedAt", release, "date").Copy("title", release, "title").Copy("description", release, "description");
        Authorities(row, release);
        foreach (var tender in release.Items("tender")) Tender(row, call, tender);
        foreach (var bids in release.Items("bids")) Bids(row, call, bids);
        Linked(row, call, release);
        call.CopyNote("Why it is needed", release, "planning/rationale").CopyUrl(release, "planning/url", "notes");
        Attachments.Read(row, call, release, "planning/documents");
    }

    /// <summary>Parts that the list of parties gives and that nothing else of the row says.</summary>
    internal static void Roles(OcdsRow row)
    {
        foreach (var (party, role, column) in row.Parties.Roles)
        {
            var part = role.Trim().ToLowerInvariant();
            if (part == "tenderer") row.Call.Add("tenderers", party, column);
            if (PartyKind.IsBuying(role) || part == "tenderer" || (part is "supplier" or "payer" or "payee" && row.Suppliers.Contains(party.Id))) continue;
            row.Entity("UnknownLink", "ocds-role", column, party.Id.Value, part).Add("subject", party, column).Add("object", row.Call, column).Add("role", role, column);
        }
    }

    /// <summary>Other processes and how this one is tied to them.</summary>
    internal static void Linked(OcdsRow row, EntityDraft from, OcdsNode node)
    {
        foreach (var tie in node.Items("relatedProcesses").Concat(node.Items("relatedProcess")))
        {
            var other = tie.Text("identifier");
            if (other.Length == 0) continue;
            var column = tie.Column("identifier");
            if (!tie.Text("scheme").Equals("ocid", StringComparison.OrdinalIgnoreCase))
            {
                from.Add("notes", $"Related process ({string.Join(", ", tie.Texts("relationship"))}): {tie.Text("scheme")} {other} {tie.Text("title")}".TrimEnd(), column, null);
                continue;
            }

            var call = row.Draft.Entity("CallForTenders", row.CallId(other), column).Add("callId", other, column).Copy("title", tie, "title");
            if (call.Id == from.Id) continue;
            row.Entity("UnknownLink", "ocds-related", column, from.Id.Value, other).Add("subject", from, column).Add("object", call, column).Copy("role", tie, "relationship").CopyUrl(tie, "uri", "summary");
        }
    }

    /// <summary>Changes that were made to it later.</summary>
    internal static void Amended(EntityDraft entity, OcdsNode node, string property)
    {
        foreach (var amendment in node.Items("amendments").Concat(node.Items("amendment")))
        {
            var words = new StringBuilder("Amended");
            foreach (var member in (ReadOnlySpan<string>)["date", "description", "rationale"])
                foreach (var text in amendment.Texts(member)) words.Append(member == "date" ? " " : ": ").Append(member == "date" ? RegisterDate.Iso(text) ?? text : text);
            if (words.Length > "Amended".Length) entity.Add(property, words.ToString(), amendment.Path.Text, null);
        }
    }

    static void Authorities(OcdsRow row, OcdsNode release)
    {
        foreach (var buyer in release.Items("buyer"))
            if (row.Parties.Refer(buyer, buys: true) is { } party) row.Buyer = party;
        foreach (var entity in release.Items("tender/procuringEntity").Concat(release.Items("tender/executingEntity")))
            if (row.Parties.Refer(entity, buys: true) is { } party) row.ProcuringEntity = party;
        foreach (var (party, role, _) in row.Parties.Roles)
        {
            if (row.Buyer is null && role.Equals("buyer", StringComparison.OrdinalIgnoreCase)) row.Buyer = party;
            else if (row.ProcuringEntity is null && PartyKind.IsBuying(role)) row.ProcuringEntity = party;
        }

        if ((row.ProcuringEntity ?? row.Buyer) is { } authority) row.Call.Add("authority", authority, release.Column(row.ProcuringEntity is null ? "buyer" : "tender/procuringEntity"));
        if (row.Buyer is { } on && row.ProcuringEntity is { } runs && on.Id != runs.Id) row.Call.Add("onBehalfOf", on, release.Column("buyer"));
    }

    static void Tender(OcdsRow row, EntityDraft call, OcdsNode tender)
    {
        foreach (var (member, property) in Texts) call.Copy(property, tender, member);
        foreach (var (member, label) in Notes) call.CopyNote(label, tender, member);
        foreach (var (member, property) in Dates) call.CopyDate(property, tender, member);
        foreach (var (member, label) in (ReadOnlySpan<(string, string)>)[("value", "Estimated value"), ("minValue", "Least value")])
            foreach (var value in tender.Items(member))
                if (Money(value) is { Length: > 0 } money) call.Add("notes", $"{label}: {money}", value.Column("amount"), null);
        var lots = tender.Items("lots").Count();
        if (lots > 0) call.Add("numberOfLots", lots.ToString(CultureInfo.InvariantCulture), tender.Column("lots"), null);
        call.CopyItems(tender, "keywords").CopyUrl(tender, "url", "notes");
        foreach (var tenderer in tender.Items("tenderers"))
            if (row.Parties.Refer(tenderer) is { } party) call.Add("tenderers", party, tenderer.Path.Text);
        Amended(call, tender, "notes");
        Attachments.Read(row, call, tender, "documents");
    }

    /// <summary>Who offered, for how much, and what became of the bid.</summary>
    static void Bids(OcdsRow row, EntityDraft call, OcdsNode bids)
    {
        var place = 0;
        foreach (var bid in bids.Items("details"))
        {
            var id = OcdsRow.LocalId(bid, place++);
            foreach (var tenderer in bid.Items("tenderers"))
            {
                if (row.Parties.Refer(tenderer) is not { } party) continue;
                var column = tenderer.Path.Text;
                call.Add("tenderers", party, column);
                var offer = row.Entity("UnknownLink", "ocds-bid", column, id, party.Id.Value).Add("subject", party, column).Add("object", call, column).Add("role", "tenderer", column, null)
                    .Copy("status", bid, "status").CopyDate("date", bid, "date").Copy("recordId", bid, "id");
                foreach (var value in bid.Items("value"))
                    if (Money(value) is { Length: > 0 } money) offer.Add("summary", $"Bid: {money}", value.Column("amount"), null);
                Attachments.Read(row, offer, bid, "documents");
            }
        }
    }

    static string Money(OcdsNode value) =>
        value.Text("amount") is not { Length: > 0 } amount ? "" : $"{(RegisterNumber.Of(amount) is { } number ? RegisterNumber.Text(number) : amount)} {value.Text("currency")}".TrimEnd();
}
