using System.Collections.Immutable;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Sanctions;

/// <summary>
/// The list of Specially Designated Nationals of the US Treasury as CSV without a header: <c>sdn.csv</c>, and beside it <c>alt.csv</c> (other names) and <c>add.csv</c> (addresses),
/// which say by number whom they speak of. <c>-0-</c> stands for nothing.
/// </summary>
sealed class OfacFormat : IRegisterFormat
{
    static readonly TableHeader List = TableHeader.Known("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks");
    static readonly TableHeader Names = TableHeader.Known("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks");
    static readonly TableHeader Addresses = TableHeader.Known("ent_num", "add_num", "address", "city_etc", "country", "add_remarks");

    public string Name => "ofac";

    public string Description => "Specially Designated Nationals of the US Treasury (sdn.csv, with alt.csv and add.csv beside it).";

    public int Likeness(RegisterSample sample) => HeaderOf(sample) is null ? 0 : 95;

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var listed = new OfacListed(input.Files.Where(f => HeaderOf(f) == List));
        return TableRecords.Of(input, file => HeaderOf(file) is { } header
            ? (header, header == List ? (row, draft) => new OfacEntry(row, draft, listed).Read() : header == Names ? (row, draft) => OtherName(row, draft, listed) : (row, draft) => Address(row, draft, listed))
            : throw new RegisterException($"{file.Name} is no table of the list: sdn.csv has 12 fields in a row, alt.csv 5, add.csv 6, each without a header and with -0- where there is nothing."));
    }

    public StoodRow? RowOf(RegisterFile file, long number) => StoodRow.OfTable(file, number, HeaderOf(file));

    /// <summary>The text of a column; empty where it says that there is none.</summary>
    internal static string Text(TableRow row, string column) => row[column] is "-0-" or "-0" ? "" : row[column];

    static TableHeader? HeaderOf(RegisterSample sample) => sample.Head.Contains("-0-", StringComparison.Ordinal) ? HeaderOf(Delimiter.FirstLine(sample.Head)) : null;

    static TableHeader? HeaderOf(RegisterFile file) => Table.Rows(file, List).FirstOrDefault() is { } row ? HeaderOf(row.Cells) : List;

    static TableHeader? HeaderOf(IReadOnlyList<string> first) => first.Count == 0 || !first[0].All(char.IsAsciiDigit) ? null : first.Count switch
    {
        12 => List,
        5 => Names,
        6 => Addresses,
        _ => null,
    };

    static void OtherName(TableRow row, RowDraft draft, OfacListed listed)
    {
        var entity = listed.Entity(row, draft);
        var name = Text(row, "alt_name");
        var property = Text(row, "alt_type").ToLowerInvariant() switch { "fka" => "previousName", _ => "alias" };
        entity?.Add(property, listed.IsPerson(row["ent_num"]) ? OfacEntry.InOrder(name) : name, "alt_name", name);
        if (Text(row, "alt_remarks") is { Length: > 0 } remarks) entity?.Add("notes", remarks, "alt_remarks");
    }

    static void Address(TableRow row, RowDraft draft, OfacListed listed)
    {
        if (listed.Entity(row, draft) is not { } entity) return;
        var (street, city, country) = (Text(row, "address"), Text(row, "city_etc"), Text(row, "country"));
        if (street.Length + city.Length == 0)
        {
            entity.AddCountry("country", "country", country);
            return;
        }

        var address = draft.Entity("Address", RegisterId.FromSource("ofac-address", row["add_num"]), "add_num")
            .Add("full", string.Join(", ", new[] { street, city, country }.Where(p => p.Length > 0)), "address+city_etc+country", null)
            .Add("street", street, "address").Add("city", city, "city_etc").AddCountry("country", "country", country)
            .Add("remarks", Text(row, "add_remarks"), "add_remarks");
        entity.Add("addressEntity", address, "add_num").AddCountry("country", "country", country);
    }
}

/// <summary>Who is on the list, by number and by name: the other tables, and the remarks, point at them. Held whole: the list is of tens of thousands.</summary>
sealed class OfacListed
{
    readonly Dictionary<string, string> _schemas = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    internal OfacListed(IEnumerable<RegisterFile> lists)
    {
        var header = TableHeader.Known("ent_num", "SDN_Name", "SDN_Type");
        foreach (var row in lists.SelectMany(list => Table.Rows(list, header)))
        {
            if (row.IsBroken) continue;
            _schemas[row["ent_num"]] = SchemaOf(OfacFormat.Text(row, "SDN_Type"));
            // Two of one name: nobody is meant for certain, and so nobody is pointed at.
            if (!_numbers.TryAdd(row["SDN_Name"], row["ent_num"])) _numbers[row["SDN_Name"]] = "";
        }
    }

    internal static string SchemaOf(string type) => type.ToLowerInvariant() switch
    {
        "individual" => "Person",
        "vessel" => "Vessel",
        "aircraft" => "Airplane",
        _ => "Organization",
    };

    internal bool IsPerson(string number) => _schemas.GetValueOrDefault(number) == "Person";

    /// <summary>The number of the one with that name, or null.</summary>
    internal string? Number(string name) => _numbers.GetValueOrDefault(name) is { Length: > 0 } number ? number : null;

    internal string Schema(string number) => _schemas.GetValueOrDefault(number, "LegalEntity");

    /// <summary>The entity that a row of another table speaks of; null (with a note) where it has no number.</summary>
    internal EntityDraft? Entity(TableRow row, RowDraft draft)
    {
        var number = row["ent_num"];
        if (number.Length == 0)
        {
            draft.Note(NoteKind.Skipped, "ent_num", null, "The row does not say whom it speaks of.");
            return null;
        }

        if (!_schemas.ContainsKey(number)) draft.Note(NoteKind.Doubted, "ent_num", number, "Nobody of this number is in the list that came with it; kept as a legal entity. Import sdn.csv together with it.");
        return draft.Entity(Schema(number), RegisterId.FromSource("ofac", number), "ent_num");
    }
}
