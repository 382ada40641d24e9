using System.Collections.Immutable;
using Quipu.Registers.Elections;
using Quipu.Registers.Tables;

namespace Quipu.Registers.People;

/// <summary>
/// A plain table of people in office: a name, and a place, post, party or dates beside it, known by the words of the headers (<c>region, nombre, org_politica</c>). What the post is, the file's name says where no column does.
/// </summary>
sealed class OfficeHoldersFormat : IRegisterFormat
{
    public string Name => "people";

    public string Description => "People in office (CSV, XLSX or ODS: name, place, post, party, dates; headers in English or Spanish).";

    public int Likeness(RegisterSample sample)
    {
        var columns = new PeopleColumns(sample.Columns);
        return columns.Name.Length > 0 && (columns.Place.Length > 0 || columns.Post.Length > 0) && columns.Party.Length > 0 ? 60 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, file =>
    {
        var header = Table.Rows(file).FirstOrDefault()?.Header;
        var columns = new PeopleColumns(header?.Columns ?? []);
        if (header is not null && columns.Name.Length == 0) throw new RegisterException($"{file.Name} has no column for a name (name, nombre, nombre_completo).");
        var (post, from, to) = InName(file.PlainName);
        return (null, (row, draft) => Person(row, draft, columns, new(post, from, to)));
    });

    static void Person(TableRow row, RowDraft draft, PeopleColumns columns, FileSays says)
    {
        var (name, place) = (row[columns.Name], row[columns.Place]);
        if (name.Length == 0)
        {
            draft.Note(NoteKind.Skipped, columns.Name, null, "The row names nobody.");
            return;
        }

        var dni = row[columns.Number];
        var person = (Peruvian.IsDni(dni) ? draft.Entity("Person", Peruvian.PersonId(dni), columns.Number).Add("idNumber", dni, columns.Number) : draft.Entity("Person", RegisterId.OfName("person", name, RegisterId.Key(place)), columns.Name))
            .Add("name", name, columns.Name).Add("alias", row[columns.Alias], columns.Alias).Add("notes", row[columns.Basis], columns.Basis);
        if (columns.Country.Length > 0) person.AddCountry("country", columns.Country, row[columns.Country]);
        var post = row[columns.Post] is { Length: > 0 } words ? words : says.Post;
        if (post.Length > 0)
        {
            var position = draft.Entity("Position", RegisterId.OfName("post", post, RegisterId.Key(place)), columns.Post.Length > 0 ? columns.Post : columns.Name).Add("name", post, columns.Post.Length > 0 ? columns.Post : columns.Name, null).Add("subnationalArea", place, columns.Place);
            var held = draft.Entity("Occupancy", RegisterId.Of("occupancy", person.Id.Value, position.Id.Value, says.From), columns.Name).Add("holder", person, columns.Name).Add("post", position, columns.Name)
                .Add("politicalGroup", row[columns.Party], columns.Party).Add("constituency", place, columns.Place);
            Dated(held, "startDate", row[columns.From], columns.From, says.From);
            Dated(held, "endDate", row[columns.To], columns.To, says.To);
            person.Add("topics", "role.pep", columns.Name, null);
        }

        if (row[columns.Basis].Contains("verif", StringComparison.OrdinalIgnoreCase)) draft.Note(NoteKind.Doubted, columns.Basis, row[columns.Basis], "The row itself asks to be verified.");
    }

    static void Dated(EntityDraft held, string property, string text, string column, string unless)
    {
        if (text.Length > 0) held.AddDate(property, text, column);
        else if (unless.Length > 0) held.Add(property, unless, column.Length > 0 ? column : "file name", null);
    }

    /// <summary>"gobernadores_2023_2026.csv": the post, and from when to when.</summary>
    static (string Post, string From, string To) InName(string file)
    {
        var words = RegisterId.Key(Path.GetFileNameWithoutExtension(file).Replace('_', ' ')).Split(' ');
        var years = words.Where(w => w.Length == 4 && w.All(char.IsAsciiDigit)).ToArray();
        return (string.Join(' ', words.Where(w => !w.All(char.IsAsciiDigit))), years.FirstOrDefault(""), years.Length > 1 ? years[^1] : "");
    }

    readonly record struct FileSays(string Post, string From, string To);
}

/// <summary>Which column is which, by the words of the headers; empty where there is none.</summary>
sealed class PeopleColumns
{
    readonly ImmutableArray<(string Column, string Key)> _columns;

    internal PeopleColumns(ImmutableArray<string> columns)
    {
        _columns = [.. columns.Select(c => (c, RegisterId.Key(c.Replace('_', ' '))))];
        Name = Find("nombre completo", "full name", "nombres y apellidos", "nombre", "name", "autoridad");
        Alias = Find("forma en prensa", "alias", "otro nombre", "known as");
        Place = Find("region", "departamento", "provincia", "distrito", "constituency", "area", "municipio", "circunscripcion", "place");
        Post = Find("cargo", "puesto", "post", "position", "office", "role");
        Party = Find("org politica", "organizacion politica", "partido", "party", "agrupacion", "bancada");
        Number = Find("dni", "documento", "id number");
        Country = Find("pais", "country");
        From = Find("desde", "inicio", "start date", "from", "fecha inicio");
        To = Find("hasta", "fin", "end date", "to", "fecha fin");
        Basis = Find("basis", "fuente", "nota", "notes", "observacion");
    }

    internal string Name { get; }

    internal string Alias { get; }

    internal string Place { get; }

    internal string Post { get; }

    internal string Party { get; }

    internal string Number { get; }

    internal string Country { get; }

    internal string From { get; }

    internal string To { get; }

    internal string Basis { get; }

    string Find(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            foreach (var (column, key) in _columns)
                if (key == word) return column;
        return "";
    }
}
