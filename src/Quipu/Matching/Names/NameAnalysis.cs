namespace Quipu.Matching.Names;

/// <summary>Takes names apart. Pure and quick (a few microseconds); threads may call it side by side.</summary>
public static class NameAnalysis
{
    /// <summary>A legal form's class makes an entity of unknown kind an organisation if its words are at least this long: "as" and "ko" are no proof.</summary>
    const int TellingForm = 3;

    [ThreadStatic]
    static NameWords? _read;

    [ThreadStatic]
    static NameWords? _written;

    /// <summary>A name taken apart. An empty name has no parts.</summary>
    /// <param name="text">The name as it stands.</param>
    /// <param name="kind">What bears it.</param>
    /// <param name="hints">What the source says of its words, if anything.</param>
    public static AnalysedName Analyse(string text, PartyKind kind, NameHints? hints = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = _read ??= new();
        words.Read(text);
        var organization = kind is PartyKind.Organization or PartyKind.Entity;
        words = kind switch
        {
            PartyKind.Person => WithoutFirst(words, NameLexicon.PersonPrefixes, repeated: true),
            PartyKind.Thing => WithoutFirst(words, NameLexicon.ThingPrefixes, repeated: false),
            _ when organization => WithoutFirst(WithLegalForms(words), NameLexicon.OrganizationPrefixes, repeated: false),
            _ => words,
        };
        var form = words.Form;
        var symbols = new SymbolList();
        if (organization) symbols.Find(words, NameLexicon.OfOrganizations);
        var shown = kind == PartyKind.Entity && symbols.Has(SymbolKind.LegalClass, words, TellingForm) ? PartyKind.Organization : kind;
        if (shown is PartyKind.Person or PartyKind.Entity) symbols.Find(words, NameLexicon.OfPeople);
        symbols.Numbers(words);
        if (shown != PartyKind.Person) symbols.Sums();
        Span<NamePart> parts = stackalloc NamePart[words.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = Part(words, i, shown, hints);
        symbols.Mark(parts, shown);
        if (shown == PartyKind.Person) PersonRoles.Infer(words, parts, words.Turn);
        return new(text, shown, form, (parts.ToArray(), symbols.ToArray(), words.Turn));
    }

    /// <summary>A person's name that many bear who have nothing to do with each other ("Abu Ali"): alone it is no evidence.</summary>
    public static bool IsGenericPerson(string name) => NameLexicon.GenericPeople.Has(Form(name));

    /// <summary>The text names its bearer twice ("X, also known as Y").</summary>
    public static bool HasSplitPhrase(string text)
    {
        var words = _read ??= new();
        words.Read(text.Replace('/', '.'));
        for (var i = 0; i < words.Count; i++)
            if (NameLexicon.SplitPhrases.Find(words, i, out _) > 0) return true;
        return false;
    }

    /// <summary>The folded words of a text, single spaces between.</summary>
    public static string Form(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = _read ??= new();
        words.Read(text);
        return words.Form;
    }

    static NamePart Part(NameWords words, int at, PartyKind kind, NameHints? hints)
    {
        var word = words[at];
        var (start, length) = words.Place(at);
        if (hints?.Of(word) is { } said and not PartRole.Unset) return new(start, length, said, true);
        var role = kind == PartyKind.Person && words.IsQuoted(at) && Unquoted(words) ? PartRole.Nickname
            : IsNumber(word) || (kind is PartyKind.Organization or PartyKind.Thing && at > 0 && IsRoman(word)) ? PartRole.Number
            : kind == PartyKind.Person && NameLexicon.Particles.Has(word) && (at > 0 || words.Turn > 0 || !NameRarity.IsKnownGiven(word)) ? PartRole.Particle
            : kind == PartyKind.Person && at == 0 && words.Count > 2 && NameLexicon.Posts.Has(word) ? PartRole.Honorific
            : kind != PartyKind.Person && NameLexicon.Stopwords.Has(word) ? PartRole.Stop
            : kind == PartyKind.Organization && NameLexicon.Generic.Has(word) ? PartRole.Generic
            : PartRole.Unset;
        return new(start, length, role);
    }

    static bool Unquoted(NameWords words)
    {
        for (var i = 0; i < words.Count; i++)
            if (!words.IsQuoted(i)) return true;
        return false;
    }

    static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }

    /// <summary>A Roman numeral up to 89 of more than a letter, or i, v, x.</summary>
    static bool IsRoman(ReadOnlySpan<char> word)
    {
        if (word.Length > 7 || (word.Length == 1 && word[0] is not ('i' or 'v' or 'x'))) return false;
        foreach (var c in word)
            if (c is not ('i' or 'v' or 'x' or 'l')) return false;
        return word[0] != 'l' || word.Length > 2;
    }

    static NameWords WithoutFirst(NameWords words, PhraseTable<bool> prefixes, bool repeated)
    {
        var first = 0;
        while (first < words.Count - 1 && prefixes.Find(words, first, out _) is var count and > 0 && first + count < words.Count)
        {
            if (repeated && count == 1 && NameRarity.IsHispanicGiven(words[first])) break;
            first += count;
            if (!repeated) break;
        }

        if (first == 0) return words;
        var turn = words.Turn - first;
        var written = Other(words);
        for (var i = first; i < words.Count; i++)
            if (written.Add(words[i]) && words.IsQuoted(i)) written.Quote(written.Count - 1);
        written.TurnAt(turn);
        return written;
    }

    /// <summary>With legal forms in the one spelling by which they are compared; those that count for nothing are left out, unless nothing else remains.</summary>
    static NameWords WithLegalForms(NameWords words)
    {
        NameWords? written = null;
        for (var i = 0; i < words.Count;)
        {
            var count = NameLexicon.Legal.Find(words, i, out var form);
            if (count > 0 && form!.Compare is { } compare && !words.Range(i, i + count - 1).SequenceEqual(compare))
            {
                written ??= Copy(words, i);
                foreach (var word in compare.AsSpan().Split(' ')) written.Add(compare.AsSpan()[word]);
                i += count;
                continue;
            }

            for (var end = i + Math.Max(1, count); i < end; i++) written?.Add(words[i]);
        }

        return written is { Count: > 0 } ? written : words;
    }

    static NameWords Copy(NameWords words, int count)
    {
        var copy = Other(words);
        for (var i = 0; i < count; i++) copy.Add(words[i]);
        return copy;
    }

    static NameWords Other(NameWords words)
    {
        var other = ReferenceEquals(words, _read) ? _written ??= new() : _read ??= new();
        other.Clear();
        return other;
    }
}
