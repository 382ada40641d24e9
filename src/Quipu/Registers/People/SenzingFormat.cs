using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.People;

/// <summary>Persons and organisations as JSON lines in the entity format of Senzing: NAMES, DATES, COUNTRIES, IDENTIFIERS, RISKS, RELATIONSHIPS.</summary>
sealed class SenzingFormat : IRegisterFormat
{
    public string Name => "senzing";

    public string Description => "Persons and organisations as JSON lines with RECORD_ID, NAMES, DATES, RELATIONSHIPS (Senzing's shape): office holders, watch lists.";

    public int Likeness(RegisterSample sample)
    {
        var line = sample.Head.AsSpan().TrimStart();
        var end = line.IndexOf('\n');
        if (end >= 0) line = line[..end];
        return line is ['{', ..] && line.Contains("\"RECORD_ID\"", StringComparison.Ordinal) && line.Contains("\"DATA_SOURCE\"", StringComparison.Ordinal) ? 100 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var reading = new RegisterReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            foreach (var line in JsonLines.Of(input.Files[file]))
            {
                var draft = new RowDraft(reading, new(file, line.Number), line.Value);
                if (line.Value is not { ValueKind: JsonValueKind.Object } item || item.Text("RECORD_ID").Length == 0) yield return draft.Skip(line.Fault ?? "The line has no RECORD_ID.");
                else
                {
                    Read(item, draft);
                    yield return draft.Record();
                }
            }
        }
    }

    static void Read(JsonElement item, RowDraft draft)
    {
        var schema = item.Text("RECORD_TYPE").ToUpperInvariant() switch
        {
            "PERSON" => "Person",
            "ORGANIZATION" => "Organization",
            "COMPANY" => "Company",
            "VESSEL" => "Vessel",
            "AIRCRAFT" or "PLANE" => "Airplane",
            // What is no party and is pointed at is the post that others hold.
            "" when item.Items("RELATIONSHIPS").Any() && item.Items("RELATIONSHIPS").All(r => r.Text("REL_POINTER_KEY").Length == 0) => "Position",
            _ => "LegalEntity",
        };
        var entity = draft.Entity(schema, IdOf(item.Text("DATA_SOURCE"), item.Text("RECORD_ID")), "RECORD_ID");
        foreach (var name in item.Items("NAMES")) Named(entity, name);
        foreach (var risk in item.Items("RISKS")) entity.Add("topics", risk.Text("TOPIC"), "RISKS.TOPIC");
        foreach (var country in item.Items("COUNTRIES")) Features(entity, draft, country, "COUNTRIES");
        foreach (var date in item.Items("DATES")) Features(entity, draft, date, "DATES");
        foreach (var address in item.Items("ADDRESSES")) Features(entity, draft, address, "ADDRESSES");
        foreach (var contact in item.Items("CONTACTS")) Features(entity, draft, contact, "CONTACTS");
        foreach (var other in item.Items("ATTRIBUTES")) Features(entity, draft, other, "ATTRIBUTES");
        foreach (var number in item.Items("IDENTIFIERS")) Number(entity, draft, number);
        foreach (var tie in item.Items("RELATIONSHIPS")) Tie(entity, draft, tie, item);
        Url(entity, item.Text("URL"));
    }

    static void Named(EntityDraft entity, JsonElement name)
    {
        var full = name.Text("NAME_FULL") is { Length: > 0 } given ? given : name.Text("NAME_ORG") is { Length: > 0 } org ? org
            : string.Join(' ', new[] { name.Text("NAME_FIRST"), name.Text("NAME_MIDDLE"), name.Text("NAME_LAST") }.Where(p => p.Length > 0));
        entity.Add(name.Text("NAME_TYPE").ToUpperInvariant() is "PRIMARY" or "" ? "name" : "alias", full, "NAMES.NAME_FULL", full);
        if (entity.Schema.Name == "Person") entity.Add("firstName", name.Text("NAME_FIRST"), "NAMES.NAME_FIRST").Add("lastName", name.Text("NAME_LAST"), "NAMES.NAME_LAST");
    }

    static void Features(EntityDraft entity, RowDraft draft, JsonElement item, string list)
    {
        foreach (var (feature, value) in item.Members())
        {
            var property = PropertyOf(feature) is "nationality" && entity.Schema["nationality"] is null ? "country" : PropertyOf(feature);
            var column = $"{list}.{feature}";
            if (property is null || entity.Schema[property] is null)
            {
                if (value.Text() is { Length: > 0 } text && !feature.EndsWith("_TYPE", StringComparison.Ordinal)) draft.Note(NoteKind.Quarantined, column, text, $"{entity.Schema.Name} has no property for it.");
            }
            else if (entity.Schema[property]!.Type.Name == "country") entity.AddCountry(property, column, value.Text());
            else if (entity.Schema[property]!.Type.Name == "date") entity.AddDate(property, value.Text(), column);
            else entity.Add(property, value.Text(), column);
        }
    }

    static string? PropertyOf(string feature) => feature switch
    {
        "DATE_OF_BIRTH" => "birthDate",
        "DATE_OF_DEATH" => "deathDate",
        "PLACE_OF_BIRTH" => "birthPlace",
        "NATIONALITY" => "nationality",
        "CITIZENSHIP" => "citizenship",
        "COUNTRY_OF_ASSOCIATION" => "country",
        "REGISTRATION_DATE" => "incorporationDate",
        "REGISTRATION_COUNTRY" => "jurisdiction",
        "GENDER" => "gender",
        "ADDR_FULL" => "address",
        "PHONE_NUMBER" => "phone",
        "EMAIL_ADDRESS" => "email",
        "WEBSITE_ADDRESS" => "website",
        _ => null,
    };

    static void Number(EntityDraft entity, RowDraft draft, JsonElement item)
    {
        foreach (var (type, number, column) in new[] { ("TRUSTED_ID_TYPE", "TRUSTED_ID_NUMBER", "IDENTIFIERS.TRUSTED_ID_NUMBER"), ("OTHER_ID_TYPE", "OTHER_ID_NUMBER", "IDENTIFIERS.OTHER_ID_NUMBER") })
        {
            if (item.Text(number) is not { Length: > 0 } value) continue;
            // A QID is one wherever it says so; an id of the source is the entity's own and not a number of the person's.
            if (value is ['Q', >= '1' and <= '9', ..] && value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0) entity.Add("wikidataId", value, column);
            else if (!entity.Id.Value.EndsWith(value, StringComparison.Ordinal)) draft.Note(NoteKind.Quarantined, column, value, $"An id of the kind {item.Text(type)}.");
        }

        entity.Add("passportNumber", entity.Schema["passportNumber"] is null ? "" : item.Text("PASSPORT_NUMBER"), "IDENTIFIERS.PASSPORT_NUMBER")
            .Add("taxNumber", entity.Schema["taxNumber"] is null ? "" : item.Text("TAX_ID_NUMBER"), "IDENTIFIERS.TAX_ID_NUMBER")
            .Add("idNumber", entity.Schema["idNumber"] is null ? "" : item.Text("NATIONAL_ID_NUMBER"), "IDENTIFIERS.NATIONAL_ID_NUMBER");
    }

    /// <summary>An Occupancy points at a position that the file does not name; any other role is a link.</summary>
    static void Tie(EntityDraft entity, RowDraft draft, JsonElement tie, JsonElement item)
    {
        const string column = "RELATIONSHIPS.REL_POINTER_KEY";
        var (role, key) = (tie.Text("REL_POINTER_ROLE"), tie.Text("REL_POINTER_KEY"));
        if (key.Length == 0) return;
        var other = IdOf(tie.Text("REL_POINTER_DOMAIN"), key);
        if (role == "Occupancy" && entity.Schema.Name == "Person")
        {
            var post = draft.Entity("Position", other, column);
            if (key[0] == 'Q') post.Add("wikidataId", key, column);
            draft.Entity("Occupancy", RegisterId.Of("occupancy", entity.Id.Value, other), column).Add("holder", entity, "RECORD_ID").Add("post", post, column);
            return;
        }

        draft.Entity("UnknownLink", RegisterId.Of("link", entity.Id.Value, role, other), column).Add("subject", entity, "RECORD_ID")
            .Add("object", draft.Entity("LegalEntity", other, column), column).Add("role", role, "RELATIONSHIPS.REL_POINTER_ROLE")
            .Add("recordId", item.Text("RECORD_ID"), "RECORD_ID");
    }

    static void Url(EntityDraft entity, string url) => entity.Add("sourceUrl", url, "URL");

    /// <summary>Ids that are known beyond their source are kept as they are.</summary>
    static string IdOf(string source, string key) =>
        key.StartsWith("NK-", StringComparison.Ordinal) || (key.Length > 1 && key[0] == 'Q' && key.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            ? key : RegisterId.FromSource(source.Length > 0 ? RegisterId.Slug(source) : "record", key);
}
