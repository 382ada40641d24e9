using System.Collections.Immutable;
using System.Text;
using FollowTheMoney.Types;

namespace FollowTheMoney.Mappings;

/// <summary>Where the values of a property come from.</summary>
public sealed record PropertyMapping
{
    public required Property Property { get; init; }

    public ImmutableArray<string> Columns { get; init; } = [];

    public ImmutableArray<string> Literals { get; init; } = [];

    /// <summary>All values as one, with this between them.</summary>
    public string? Join { get; init; }

    /// <summary>Each value as several, parted by this.</summary>
    public string? Split { get; init; }

    /// <summary>A text with columns in it: <c>{{street}}, {{city}}</c>.</summary>
    public string? Template { get; init; }

    /// <summary>Of a date its <c>strptime</c> form, of an identifier its kind.</summary>
    public string? Format { get; init; }

    /// <summary>Near misses count.</summary>
    public bool Fuzzy { get; init; }

    /// <summary>Without a value of this property there is no entity.</summary>
    public bool Required { get; init; }

    /// <summary>Of an entity property: the name of the entity in the mapping.</summary>
    public string? Entity { get; init; }

    /// <summary>Columns that a value of it may be made of.</summary>
    public IEnumerable<string> References => Template is null ? Columns : Columns.Concat(Parts(Template).Where(p => p.IsColumn).Select(p => p.Text));

    /// <summary>Texts of a row, before they are cleaned, each with the columns it is made of.</summary>
    internal IEnumerable<(string Text, string Columns)> Raw(TableRow row)
    {
        IEnumerable<(string Text, string Columns)> values = Template is not null ? [Fill(row)]
            : [.. Literals.Select(l => (l, "")), .. Columns.Select(c => (Text: row[c], c)).Where(v => v.Text is not null).Select(v => (v.Text!, v.c))];
        if (Join is not null)
        {
            var all = values.ToArray();
            values = [(string.Join(Join, all.Select(v => v.Text)), string.Join('+', all.Select(v => v.Columns).Where(c => c.Length > 0)))];
        }

        return Split is not { Length: > 0 } ? values : values.SelectMany(v => v.Text.Split(Split), (v, text) => (text, v.Columns));
    }

    internal Cleaning How(Entity entity) => Format is null && !Fuzzy && Property.Type.Name != "phone" ? Property.Cleaning : new()
    {
        Format = Format ?? Property.Format,
        Fuzzy = Fuzzy,
        Countries = Property.Type.Name == "phone" ? entity.Countries() : [],
    };

    (string, string) Fill(TableRow row)
    {
        var (text, columns) = (new StringBuilder(), new List<string>());
        foreach (var part in Parts(Template!))
        {
            var value = part.IsColumn ? row.AsWritten(part.Text) : part.Text;
            text.Append(value);
            if (part.IsColumn && value is not null) columns.Add(part.Text);
        }

        return (text.ToString().Trim(), string.Join('+', columns));
    }

    static IEnumerable<(string Text, bool IsColumn)> Parts(string template)
    {
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : template.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                yield return (template[at..], false);
                yield break;
            }

            if (open > at) yield return (template[at..open], false);
            yield return (template[(open + 2)..close], true);
            at = close + 2;
        }
    }
}
