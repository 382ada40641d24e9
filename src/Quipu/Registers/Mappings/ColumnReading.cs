using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>One column of a table as its header and its values show it.</summary>
sealed class ColumnReading
{
    /// <summary>What numbers are, whose system is known by their check digits.</summary>
    static readonly ImmutableArray<(string Format, string Value)> Numbered =
        [("ruc", "taxNumber"), ("cuit", "taxNumber"), ("cnpj", "taxNumber"), ("nit", "taxNumber"), ("rut", "taxNumber"), ("rfc", "taxNumber"), ("cpf", "idNumber"), ("curp", "idNumber"), ("imo", "imoNumber")];

    static readonly string[] Separators = [";", "|", " / ", "\n"];

    readonly ImmutableArray<string> _cells;

    internal ColumnReading(TableSample sample, int index)
    {
        (Name, Index) = (sample.Columns[index], index);
        Words = HeaderWords.Words(sample.Bare(Name));
        _cells = [.. Enumerable.Range(0, sample.Rows.Length).Select(row => sample.At(row, index))];
        Values = new(_cells);
        var found = HeaderWords.Default.ValuesIn(Words);
        var roles = HeaderWords.Default.RolesIn(Words);
        Role = roles.IsEmpty ? null : roles[0].What;
        var fits = found.FirstOrDefault(f => Fits(f.What.Type, f.Length == Words.Length));
        Value = fits.What ?? ByValues();
        // "proceso electoral id" is a number of it, not its words.
        if (Value is { Type: "text" or "string" } && Words[^1] is "id" or "codigo" or "code" && fits.Length < Words.Length && Values.Worded < 0.5) Value = HeaderWords.Default.Value("id");
        // "evento" over codes is the event's number, over words its name.
        if (Value is null && Role is not null && IsBareOf(roles[0])) Value = HeaderWords.Default.Value(Worded ? "name" : "id");
        Owner = string.Join(' ', Words.Where((w, i) => !HeaderWords.IsBetween(w) && !found.Any(f => f.At <= i && i < f.At + f.Length)));
        IsNamed = Value is not null && !found.IsEmpty && fits.What is not null && fits.Length == Words.Length;
    }

    internal string Name { get; }

    internal int Index { get; }

    internal ImmutableArray<string> Words { get; }

    internal ColumnValues Values { get; private set; }

    /// <summary>What parts a cell into several values; null where each is one.</summary>
    internal string? Split { get; private set; }

    /// <summary>What it holds; null where neither header nor values say.</summary>
    internal ValueWord? Value { get; private set; }

    /// <summary>Whose it is by its header; null where that says nothing.</summary>
    internal RoleWord? Role { get; }

    /// <summary>The words of the header that say neither what it is nor stand between others: "entity b" of <c>entity_b_country</c>.</summary>
    internal string Owner { get; }

    /// <summary>The currency that the header of an amount names; null elsewhere.</summary>
    internal string? Currency => Value?.Currency ?? (Value?.Type == "number" ? HeaderWords.Default.Currency(Name, Words) : null);

    /// <summary>The lexicon knows the whole header.</summary>
    internal bool IsNamed { get; }

    /// <summary>It is a name, whatever the header calls it.</summary>
    internal void TakeAsName() => Value = HeaderWords.Default.Value("name");

    /// <summary>It is what another word of the lexicon says.</summary>
    internal void TakeAs(string value) => Value = HeaderWords.Default.Value(value);

    /// <summary>FollowTheMoney's name of the type.</summary>
    internal string Type => Value?.Type ?? (Values.Filled > 0 && Values.Share("number") >= 0.9 ? "number" : "text");

    /// <summary>Its cells may be names: letters, and few come again and again as kinds and states do.</summary>
    internal bool Worded => Values.Filled == 0 || (!Values.IsFlag && Values.Share("name") >= 0.8 && Values.Numbering is null);

    internal ColumnGuess Guess(IEnumerable<string> becomes) => new(Name, Type, Values.Share(Type))
    {
        Rows = Values.Rows,
        Filled = Values.Filled,
        Distinct = Values.Distinct,
        Samples = Values.Samples,
        Format = Type == "date" ? Values.Date.Format : null,
        Numbering = Type is "identifier" or "key" ? Values.Numbering?.Format.Name : null,
        Becomes = [.. becomes],
        Doubt = Doubt(),
    };

    string? Doubt()
    {
        if (Values.Filled == 0) return Values.Rows == 0 ? null : "It is empty in the rows that were looked at.";
        if (Type == "date" && Values.Date.IsDoubtful) return $"Day and month might as well change places: '{Values.Samples[0]}' is read as {Values.Date.Format}.";
        var wrong = Values.Filled - (int)Math.Round(Values.Share(Type) * Values.Filled);
        return wrong > 0 && Type is not ("text" or "string" or "key" or "identifier" or "name" or "phone") ? FormattableString.Invariant($"{wrong} of {Values.Filled} values are no {Type}.") : null;
    }

    /// <summary>Whether enough of the values are of the type that the header says; fewer do where it says nothing else. Values that lie together in a cell count one by one.</summary>
    bool Fits(string type, bool isWhole)
    {
        if (Values.Filled == 0 || type is "text" or "string" or "address") return true;
        if (type is "name" && Values.IsFlag) return false;
        // Two values are too few to hold against a header that says it all.
        if (isWhole && Values.Filled < 3 && type is not "key") return true;
        var least = type is "key" ? 0.8 : isWhole ? 0.2 : type is "identifier" ? 0.8 : 0.5;
        if (type is not ("key" or "number" or "gender") && Parted(type) is { } split) (Split, Values) = (split, new(_cells, split));
        return Values.Share(type) >= least;
    }

    /// <summary>What parts cells of a type into several values: it stands in some of them, and more of their parts are of the type than of the cells.</summary>
    string? Parted(string type)
    {
        foreach (var split in type is "phone" or "email" or "url" ? [.. Separators, ","] : Separators)
        {
            if (_cells.Count(c => c.Contains(split, StringComparison.Ordinal)) * 20 < Values.Filled) continue;
            var parts = new ColumnValues(_cells, split);
            if (type == "name" ? split == ";" : parts.Share(type) > Values.Share(type)) return split;
        }

        return null;
    }

    /// <summary>The header names a role and says no more than that this is its name.</summary>
    bool IsBareOf(Found<RoleWord> role) => !Words.Where((w, i) => !HeaderWords.IsBetween(w) && (i < role.At || i >= role.At + role.Length)).Any();

    /// <summary>What the values alone say: only what cannot easily be anything else.</summary>
    ValueWord? ByValues()
    {
        if (Values.Filled < 2) return null;
        if (Values.Share("email") >= 0.8) return HeaderWords.Default.Value("email");
        if (Values.Share("url") >= 0.8) return HeaderWords.Default.Value("sourceUrl");
        if (Values is { Filled: >= 5, Numbering: { Share: >= 0.9 } numbering } && Numbered.FirstOrDefault(n => n.Format == numbering.Format.Name).Value is { } known) return HeaderWords.Default.Value(known);
        if (Values.Date is { Share: >= 0.9 } dates && dates.Format is not "%Y%m%d" && Values.All.All(v => v.Length > 5)) return HeaderWords.Default.Value("date");
        if (Values.Distinct is > 1 and < 4 && Values.Filled > 4 && Values.Share("gender") >= 0.95) return HeaderWords.Default.Value("gender");
        return Values.Share("country") >= 0.9 && Values.All.Average(v => v.Length) > 3 && Values.Distinct > 1 ? HeaderWords.Default.Value("country") : null;
    }
}
