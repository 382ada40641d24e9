using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Quipu.Registers.Sanctions;

/// <summary>The consolidated list of the United Nations Security Council as XML, as it is published: INDIVIDUALS and ENTITIES.</summary>
sealed class UnFormat : IRegisterFormat
{
    /// <summary>The list has some two million characters; beyond this the file is something else.</summary>
    const long Limit = 64L << 20;

    const string Authority = "United Nations Security Council";

    public string Name => "un";

    public string Description => "The consolidated sanctions list of the United Nations Security Council (XML).";

    public int Likeness(RegisterSample sample) => sample.Head.Contains("<CONSOLIDATED_LIST", StringComparison.Ordinal) ? 100 : 0;

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var reading = new RegisterReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            long number = 0;
            foreach (var entry in Entries(input.Files[file]))
            {
                var draft = new RowDraft(reading, new(file, ++number));
                Entry(entry, draft);
                yield return draft.Record();
            }
        }
    }

    public StoodRow? RowOf(RegisterFile file, long number) => number < 1 ? null : Entries(file).ElementAtOrDefault((int)Math.Min(number - 1, int.MaxValue)) is { } entry ? StoodRow.Of(entry) : null;

    static IEnumerable<XElement> Entries(RegisterFile file)
    {
        using var stream = file.Open();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Limit, IgnoreWhitespace = true, IgnoreComments = true, IgnoreProcessingInstructions = true });
        while (true)
        {
            XElement? entry;
            try
            {
                while (!reader.EOF && reader is not { NodeType: XmlNodeType.Element, Name: "INDIVIDUAL" or "ENTITY" }) reader.Read();
                if (reader.EOF) yield break;
                entry = (XElement)XNode.ReadFrom(reader);
            }
            catch (XmlException e)
            {
                throw new RegisterException(e.Message.Contains("MaxCharacters", StringComparison.Ordinal) || e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                    ? string.Create(CultureInfo.InvariantCulture, $"{file.Name} is longer than {Limit >> 20} million characters, and no list of the Security Council is: it is not read.")
                    : $"{file.Name} is not XML that can be read: {e.Message} Take it from its source again.");
            }

            yield return entry;
        }
    }

    static void Entry(XElement entry, RowDraft draft)
    {
        var number = Text(entry, "DATAID");
        if (number.Length == 0)
        {
            draft.Note(NoteKind.Skipped, "DATAID", null, "The entry has no number.");
            return;
        }

        var isPerson = entry.Name.LocalName == "INDIVIDUAL";
        var entity = draft.Entity(isPerson ? "Person" : "Organization", RegisterId.FromSource("un", number), "DATAID").Add("topics", "sanction", "UN_LIST_TYPE", null);
        Named(entry, entity, isPerson);
        if (isPerson) Person(entry, entity, draft);
        foreach (var address in entry.Elements().Where(e => e.Name.LocalName.EndsWith("_ADDRESS", StringComparison.Ordinal))) Address(address, entity, draft);
        entity.Add("notes", Text(entry, "COMMENTS1"), "COMMENTS1");
        draft.Entity("Sanction", RegisterId.FromSource("un-sanction", number), "DATAID").Add("entity", entity, "DATAID").Add("authority", Authority, "DATAID", null)
            .Add("unscId", Text(entry, "REFERENCE_NUMBER"), "REFERENCE_NUMBER").Add("program", Text(entry, "UN_LIST_TYPE"), "UN_LIST_TYPE").Add("recordId", number, "DATAID")
            .AddDate("listingDate", Day(Text(entry, "LISTED_ON")), "LISTED_ON").AddDate("startDate", Day(Text(entry, "LISTED_ON")), "LISTED_ON");
        foreach (var changed in Values(entry, "LAST_DAY_UPDATED")) entity.AddDate("modifiedAt", Day(changed), "LAST_DAY_UPDATED");
    }

    static void Named(XElement entry, EntityDraft entity, bool isPerson)
    {
        string[] columns = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
        var parts = columns.Select(c => Text(entry, c)).Where(p => p.Length > 0).ToArray();
        entity.Add("name", string.Join(' ', parts), string.Join('+', columns.Where(c => Text(entry, c).Length > 0)), null).Add("alias", Text(entry, "NAME_ORIGINAL_SCRIPT"), "NAME_ORIGINAL_SCRIPT");
        if (isPerson && parts.Length > 1) entity.Add("firstName", parts[0], "FIRST_NAME", null);
        foreach (var alias in entry.Elements().Where(e => e.Name.LocalName.EndsWith("_ALIAS", StringComparison.Ordinal)))
        {
            // The list calls an alias of low quality one that does not identify anybody by itself.
            var property = Text(alias, "QUALITY").ToUpperInvariant() switch { "LOW" => "weakAlias", "F.K.A." or "FKA" => "previousName", _ => "alias" };
            foreach (var name in Text(alias, "ALIAS_NAME").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (!name.Equals("na", StringComparison.OrdinalIgnoreCase)) entity.Add(property, name, $"{alias.Name.LocalName}.ALIAS_NAME");
        }
    }

    static void Person(XElement entry, EntityDraft entity, RowDraft draft)
    {
        foreach (var title in Values(entry, "TITLE")) entity.Add("title", title, "TITLE");
        foreach (var post in Values(entry, "DESIGNATION")) entity.Add("position", post, "DESIGNATION");
        foreach (var country in Values(entry, "NATIONALITY")) entity.AddCountry("nationality", "NATIONALITY", country);
        entity.Add("gender", Text(entry, "GENDER"), "GENDER");
        foreach (var born in entry.Elements("INDIVIDUAL_DATE_OF_BIRTH")) Born(born, entity, draft);
        foreach (var place in entry.Elements("INDIVIDUAL_PLACE_OF_BIRTH"))
        {
            entity.Add("birthPlace", Joined(place, "CITY", "STATE_PROVINCE", "COUNTRY"), "INDIVIDUAL_PLACE_OF_BIRTH", null)
                .AddCountry("birthCountry", "INDIVIDUAL_PLACE_OF_BIRTH.COUNTRY", Text(place, "COUNTRY"));
        }

        foreach (var paper in entry.Elements("INDIVIDUAL_DOCUMENT")) Paper(paper, entity, draft);
    }

    static void Born(XElement born, EntityDraft entity, RowDraft draft)
    {
        const string column = "INDIVIDUAL_DATE_OF_BIRTH";
        foreach (var part in new[] { "DATE", "YEAR", "FROM_YEAR", "TO_YEAR" }) entity.AddDate("birthDate", Day(Text(born, part)), column);
        if (Text(born, "TYPE_OF_DATE").ToUpperInvariant() is "APPROXIMATELY" or "BETWEEN") draft.Note(NoteKind.Doubted, column, born.Value, "The birth date is about, or between, what was kept.");
    }

    static void Paper(XElement paper, EntityDraft entity, RowDraft draft)
    {
        const string column = "INDIVIDUAL_DOCUMENT.NUMBER";
        var (type, number) = (Joined(paper, "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"), Text(paper, "NUMBER"));
        if (number.Length == 0) return;
        var isPassport = type.Contains("passport", StringComparison.OrdinalIgnoreCase);
        entity.Add(isPassport ? "passportNumber" : "idNumber", number, column);
        draft.Entity(isPassport ? "Passport" : "Identification", RegisterId.Of("un-paper", entity.Id.Value, type, number), column).Add("holder", entity, "DATAID").Add("number", number, column)
            .Add("type", type, "INDIVIDUAL_DOCUMENT.TYPE_OF_DOCUMENT", null).AddCountry("country", "INDIVIDUAL_DOCUMENT.ISSUING_COUNTRY", Text(paper, "ISSUING_COUNTRY"), Text(paper, "COUNTRY_OF_ISSUE"))
            .AddDate("startDate", Day(Text(paper, "DATE_OF_ISSUE")), "INDIVIDUAL_DOCUMENT.DATE_OF_ISSUE").Add("summary", Text(paper, "NOTE"), "INDIVIDUAL_DOCUMENT.NOTE");
    }

    static void Address(XElement item, EntityDraft entity, RowDraft draft)
    {
        var (full, column) = (Joined(item, "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"), item.Name.LocalName);
        if (full.Length == 0) return;
        entity.AddCountry("country", $"{column}.COUNTRY", Text(item, "COUNTRY"));
        if (full == Text(item, "COUNTRY")) return;
        entity.Add("addressEntity", draft.Entity("Address", RegisterId.Of("un-address", RegisterId.Key(full)), column).Add("full", full, column, null).Add("street", Text(item, "STREET"), $"{column}.STREET")
            .Add("city", Text(item, "CITY"), $"{column}.CITY").Add("state", Text(item, "STATE_PROVINCE"), $"{column}.STATE_PROVINCE").Add("postalCode", Text(item, "ZIP_CODE"), $"{column}.ZIP_CODE")
            .AddCountry("country", $"{column}.COUNTRY", Text(item, "COUNTRY")).Add("remarks", Text(item, "NOTE"), $"{column}.NOTE"), column);
    }

    static string Text(XElement item, string name) => item.Element(name)?.Value.Trim() ?? "";

    static IEnumerable<string> Values(XElement item, string name) => item.Elements(name).SelectMany(e => e.Elements("VALUE").DefaultIfEmpty(e)).Select(v => v.Value.Trim()).Where(v => v.Length > 0);

    static string Joined(XElement item, params ReadOnlySpan<string> names)
    {
        var parts = new List<string>();
        foreach (var name in names)
            if (Text(item, name) is { Length: > 0 } part) parts.Add(part);
        return string.Join(", ", parts);
    }

    /// <summary>A day of the list, without its zone: <c>2001-01-25-05:00</c>, <c>2011-06-17T00:00:00</c>.</summary>
    static string Day(string text) => text.Length > 10 && text[4] == '-' && text[7] == '-' ? text[..10] : text;
}
