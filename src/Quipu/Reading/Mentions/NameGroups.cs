using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Names of one document that name the same thing.</summary>
sealed class NameGroup
{
    internal required EntityType Type { get; set; }

    internal int Sureness { get; set; }

    internal List<Name> Names { get; } = [];

    /// <summary>Where it stands in the list of groups.</summary>
    internal int Index { get; init; }

    /// <summary>First tokens of its names of several words, ascending.</summary>
    internal List<int> Fuller { get; } = [];

    /// <summary>One name of each form of words, so that a thousand mentions of one name cost what one costs.</summary>
    internal List<Name> Forms { get; } = [];

    /// <summary>The words of its fullest name.</summary>
    internal required string[] Words { get; set; }

    internal string? Country { get; set; }

    /// <summary>Titles that stood before its names ("president"): of two people of one surname a title tells which.</summary>
    internal List<string> Titles { get; } = [];

    /// <summary>Those whom the text itself tells from this one, alike as their names are: "X, hijo de X Y".</summary>
    internal List<NameGroup> Apart { get; } = [];

    /// <summary>A family by its surname: "los Tello", "the Tellos". Never one of its members.</summary>
    internal bool IsFamily { get; init; }
}

/// <summary>
/// Joins the names of one document: fuller and shorter forms, acronyms, aliases. Two people who merely share a surname stay two;
/// a surname alone goes to the one who was last called by it in full.
/// </summary>
sealed class NameGroups
{
    // A word that is in more names than this ("Policía" in a register of a thousand) joins no further ones: time stays linear.
    const int MostGroups = 40;
    const int MostForms = 40;
    const int MostAcronymGroups = 2_000;

    // In tokens: from a surname to the full name of its bearer's relative, "Silva's elder brother, Andrés Silva".
    const int FarthestKin = 7;

    readonly AnalysedText _text;
    readonly List<NameGroup> _groups = [];
    readonly Dictionary<string, List<NameGroup>> _byWord = new(StringComparer.Ordinal);

    Name? _last;

    NameGroups(AnalysedText text) => _text = text;

    internal static List<NameGroup> Join(AnalysedText text, List<Name> names)
    {
        var groups = new NameGroups(text);
        foreach (var name in names)
            if (name.AliasOf is null && name.Words.Length > 1 && name.Type is not null) groups.AddFull(name);
        foreach (var name in names)
            if (name.AliasOf is null && (name.Words.Length == 1 || name.Type is null)) groups.Short(name);
        foreach (var name in names)
            if (name.AliasOf is { } owner) groups.Alias(name, owner);
        groups.Fold();
        return groups._groups;
    }

    void AddFull(Name name)
    {
        var apart = ToldApart(name);
        Add(name, Full(name, apart));
        var group = _groups[name.Entity];
        if (apart is not null && apart != group && !group.Apart.Contains(apart))
        {
            group.Apart.Add(apart);
            apart.Apart.Add(group);
        }

        // A fuller name may bring two shorter ones together: "A B" and "B C" in "A B C".
        if (group.Type == EntityType.Person && name.Words.Length > 2 && Full(name, except: group) is { Type: EntityType.Person } other && !group.Apart.Contains(other)) Merge(other, group);
    }

    // "X, hijo de X Y", "X fue confundido con X Y": who is told from a namesake in one breath is another person.
    NameGroup? ToldApart(Name name)
    {
        var before = _last;
        _last = name;
        if (before is null || name.Type != EntityType.Person || before.Type != EntityType.Person || before.Entity < 0 || name.First - before.Last > FarthestKin + 1 || before.Words[0] != name.Words[0] || before.Words.AsSpan().SequenceEqual(name.Words)) return null;
        for (var i = before.Last + 1; i < name.First; i++)
        {
            if (_text.Tokens[i].Form == ".") return null;
            if (IsKin(_text.Tokens[i]) || _text.Tokens[i].Folded is "confundido" or "confundieron" or "confundio" or "confunden" or "homonimo" or "tocayo" or "mistaken" or "confused" or "namesake") return _groups[before.Entity];
        }

        return null;
    }

    void Add(Name name, NameGroup? group)
    {
        group ??= Start(name);
        name.Entity = group.Index;
        group.Names.Add(name);
        if (name.Words.Length > 1 && (group.Fuller.Count == 0 || group.Fuller[^1] < name.First)) group.Fuller.Add(name.First);
        if (group.Type == EntityType.Person && Title(name) is { } title && !group.Titles.Contains(title, StringComparer.Ordinal)) group.Titles.Add(title);
        if (group.Forms.Count < MostForms && !group.Forms.Exists(f => f.Words.AsSpan().SequenceEqual(name.Words))) group.Forms.Add(name);
        if (name.Sureness > group.Sureness && name.Type is { } type) (group.Type, group.Sureness) = (type, name.Sureness);
        if (name.Words.Length > group.Words.Length && name.AliasOf is null) group.Words = name.Words;
        foreach (var word in name.Words)
            if (!_byWord.TryGetValue(word, out var list)) _byWord.Add(word, [group]);
            else if (list.Count < MostGroups && !list.Contains(group)) list.Add(group);
    }

    string? Title(Name name) => name.First > 0 && _text.Tokens[name.First - 1] is { Upos: Upos.Noun or Upos.Propn or Upos.Adj } before && Triggers.Post(Triggers.WithoutEx(before.Folded)) is not null ? Triggers.WithoutEx(before.Folded) : null;

    static bool SameKind(EntityType one, EntityType other) => one == other || Kind(one) == 1 && Kind(other) == 1;

    static int Kind(EntityType type) => type is EntityType.Organization or EntityType.Company or EntityType.PublicBody ? 1 : 0;

    NameGroup? Full(Name name, NameGroup? except = null)
    {
        if (!_byWord.TryGetValue(name.Words[^1], out var last)) last = [];
        if (!_byWord.TryGetValue(name.Words[0], out var first)) first = [];
        foreach (var group in last.Concat(first))
            foreach (var other in group == except || Contradicts(name, group) || IsApart(name, group) || IsOfOtherAge(name, group) ? [] : group.Forms)
                if (Same(name, group, other)) return group;
        return null;
    }

    // Two full names of people that both hold more than the other are two people, whatever shorter form fits both: brothers share "Paternal Maternal".
    static bool Contradicts(Name name, NameGroup group) => name.Type == EntityType.Person && group.Type == EntityType.Person && name.Words.Length > 2 &&
        group.Forms.Exists(f => f.Words.Length > 2 && !AreForms(name.Words, f.Words));

    // "Omar Reed" and "Omar Reed Sr.": father and son.
    bool IsOfOtherAge(Name name, NameGroup group) => group.Type == EntityType.Person && group.Forms.Exists(f => f.Words.Length > 1) && !group.Forms.Exists(f => f.Words.Length > 1 && IsSenior(f) == IsSenior(name));

    bool IsSenior(Name name) => _text.Tokens[name.Last].Folded is "sr" or "sr." || name.Last + 1 < _text.Tokens.Length && _text.Tokens[name.Last + 1].Form is "Sr" or "Sr.";

    static bool IsApart(Name name, NameGroup group) => group.Apart.Exists(a => a.Forms.Exists(f => f.Words.AsSpan().SequenceEqual(name.Words))) && !group.Forms.Exists(f => f.Words.AsSpan().SequenceEqual(name.Words));

    /// <summary>One person's fuller and shorter name: in order with gaps, a letter off, or the same two words first ("Ana María Tello" and "Ana María Tello Ríos").</summary>
    static bool AreForms(string[] one, string[] other) => Spelling.Within(one, other) || Spelling.Within(other, one) || IsWithin(one, other) || IsWithin(other, one) ||
        one[0] == other[0] && one[1] == other[1] && one.Length != other.Length;

    static bool Same(Name name, NameGroup group, Name other)
    {
        var type = name.Type!.Value;
        if (name.Words.AsSpan().SequenceEqual(other.Words)) return SameKind(type, group.Type) || name.Sureness < 2 || group.Sureness < 2;
        if (!SameKind(type, group.Type)) return false;
        if (other.Words.Length < 2) return false;
        if (type == EntityType.Person) return AreForms(name.Words, other.Words);
        if (type == EntityType.Place) return false;
        return name.Words.Length < other.Words.Length ? IsWithin(name.Words, other.Words) && name.Words[0] == other.Words[0] || IsTail(name.Words, other.Words)
            : IsWithin(other.Words, name.Words) && name.Words[0] == other.Words[0] || IsTail(other.Words, name.Words) || name.Words.Length == other.Words.Length && name.Words.ToHashSet(StringComparer.Ordinal).SetEquals(other.Words);
    }

    // In order, gaps allowed: "Sotil Ahuir" in "Casimiro Sotil Ahuir".
    static bool IsWithin(string[] few, string[] many)
    {
        var at = 0;
        foreach (var word in many)
            if (at < few.Length && few[at] == word) at++;
        return at == few.Length;
    }

    static bool IsTail(string[] few, string[] many) => few.Length < many.Length && many.AsSpan(many.Length - few.Length).SequenceEqual(few);

    void Short(Name name)
    {
        var word = name.Words[0];
        if (Surname(name) is { } surname)
        {
            Family(name, surname);
            return;
        }

        if (_byWord.TryGetValue(word, out var groups) && name.Words.Length == 1)
        {
            foreach (var group in groups)
                foreach (var other in group.IsFamily ? [] : group.Forms)
                    if (other.Words.Length == 1 && other.Words[0] == word)
                    {
                        Add(name, group);
                        return;
                    }

            if (Longer(name, groups) is { } longer)
            {
                Add(name, longer);
                return;
            }
        }

        if (name.Words.Length > 1 && groups is not null && Exact(name, groups) is { } exact)
        {
            Add(name, exact);
            return;
        }

        if (name.IsAcronym && Acronym(name) is { } whole) Add(name, whole);
        else if (name.Type is not null) Add(name, null);
        else Weak(name);
    }

    // "los Tello", "the Tellos", where somebody of that surname is named: the surname, else null.
    string? Surname(Name name)
    {
        if (name.Words.Length != 1 || name.First == 0 || name.IsAcronym) return null;
        var word = name.Words[0];
        var surname = _text.Tokens[name.First - 1].Folded switch { "los" => word, "the" when word.Length > 3 && word[^1] == 's' => word[..^1], _ => null };
        return surname is not null && _byWord.TryGetValue(surname, out var groups) && groups.Exists(g => g.Type == EntityType.Person && Array.IndexOf(g.Words, surname) > 0) ? surname : null;
    }

    // The clan of that surname, or the family as a group of its own: what is said of it is said of none of its members.
    void Family(Name name, string surname)
    {
        (name.Type, name.Sureness) = (EntityType.Organization, 2);
        var clan = _byWord[surname].Find(g => g.Type == EntityType.Organization) ?? (_byWord.TryGetValue(name.Words[0], out var same) ? same.Find(g => g.IsFamily) : null);
        Add(name, clan ?? Start(name, isFamily: true));
    }

    NameGroup Start(Name name, bool isFamily = false)
    {
        var group = new NameGroup { Type = name.Type ?? EntityType.Organization, Sureness = name.Sureness, Words = name.Words, Country = name.Country, Index = _groups.Count, IsFamily = isFamily };
        _groups.Add(group);
        return group;
    }

    static NameGroup? Exact(Name name, List<NameGroup> groups)
    {
        foreach (var group in groups)
            foreach (var other in group.Forms)
                if (other.Words.AsSpan().SequenceEqual(name.Words)) return group;
        return null;
    }

    // The group whose fuller name this word shortens; of several people, whoever has its title, else the one named in full last before it.
    NameGroup? Longer(Name name, List<NameGroup> groups)
    {
        var sure = name.Sureness >= 2 ? name.Type : null;
        NameGroup? best = null;
        var (at, several) = (-1, false);
        var title = Title(name) is { } given && groups.Exists(g => Array.IndexOf(g.Words, name.Words[0]) > 0 && g.Titles.Contains(given, StringComparer.Ordinal)) ? given : null;
        foreach (var group in groups)
        {
            if (title is not null && !group.Titles.Contains(title, StringComparer.Ordinal)) continue;
            if (sure is { } type && !SameKind(type, group.Type) && !(group.Type == EntityType.Person && type == EntityType.Place && name.Sureness < 3 && Array.IndexOf(group.Words, name.Words[0]) > 0)) continue;
            if (!Shortens(name, group) || IsKinOf(name, group)) continue;
            var before = LastBefore(group, name.First);
            if (before < 0 && group.Type != EntityType.Person && !name.IsLower) continue;
            several |= best is { Type: EntityType.Person } && group.Type == EntityType.Person && before < 0 && at < 0 && IsSurnameOf(name, best) && IsSurnameOf(name, group);
            if (best is null || before > at) (best, at) = (group, before);
        }

        if (!several || at >= 0) return best;
        // Two people of that surname, of whom neither has been named: nobody can tell whose it is.
        name.Type ??= EntityType.Person;
        return null;
    }

    static bool IsSurnameOf(Name name, NameGroup group) => Array.IndexOf(group.Words, name.Words[0]) > 0;

    // "Silva's brother, Andrés Silva", "el hermano de Silva, Andrés Silva": whoever has a relative is another than the relative.
    bool IsKinOf(Name name, NameGroup group)
    {
        if (group.Type != EntityType.Person) return false;
        foreach (var full in group.Fuller)
        {
            if (full <= name.Last) continue;
            if (full > name.Last + FarthestKin) return false;
            for (var i = Math.Max(0, name.First - 4); i < full; i++)
            {
                if ((i >= name.First && i <= name.Last) || !IsKin(_text.Tokens[i])) continue;
                if (i > name.Last ? _text.Tokens[name.Last + 1].Form is "'s" or "’s" : Linked(i, name.First)) return full <= name.Last + 2 || i > name.Last;
            }
        }

        return false;
    }

    // "hermano de", "brother of Mr.": only prepositions and titles between.
    bool Linked(int kin, int first)
    {
        for (var i = kin + 1; i < first; i++)
            if (_text.Tokens[i].Folded is not ("de" or "del" or "of" or "la" or "el" or "señor" or "senor" or "señora" or "mr" or "mr." or "mrs" or "mrs." or "ms" or "ms." or ".")) return false;
        return kin + 1 < first;
    }

    static bool IsKin(Token token) => token.Upos == Upos.Noun && token.Folded is "brother" or "sister" or "son" or "daughter" or "father" or "mother" or "cousin" or "uncle" or "aunt" or "nephew" or "niece" or "wife" or "husband"
        or "hermano" or "hermana" or "hijo" or "hija" or "padre" or "madre" or "primo" or "prima" or "tio" or "tia" or "sobrino" or "sobrina" or "esposa" or "esposo";

    static bool Shortens(Name name, NameGroup group)
    {
        var word = name.Words[0];
        switch (group.Type)
        {
            case EntityType.Person:
                return name.Type is null or EntityType.Person || name.Sureness < 3 && Array.IndexOf(group.Words, word) > 0;
            case EntityType.Place or EntityType.Event or EntityType.Law:
                return false;
            default:
                return group.Words[0] == word && (name.Type is null || SameKind(name.Type.Value, group.Type)) && Gazetteer.Place(word) is null;
        }
    }

    static int LastBefore(NameGroup group, int first)
    {
        // Its fuller names came first and in order; its short ones follow.
        var (low, high) = (0, group.Fuller.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (group.Fuller[middle] < first) low = middle + 1;
            else high = middle;
        }

        return low > 0 ? group.Fuller[low - 1] : -1;
    }

    NameGroup? Acronym(Name name)
    {
        var limit = Math.Min(_groups.Count, MostAcronymGroups);
        for (var i = 0; i < limit; i++)
            if (_groups[i] is { Words.Length: > 1, Type: not (EntityType.Person or EntityType.Place) } group && Initials(group.Words, _text.Tokens[name.First].Form)) return group;
        return null;
    }

    static bool Initials(string[] words, string acronym)
    {
        if (words.Length != acronym.Length || acronym.Length < 2) return false;
        for (var i = 0; i < words.Length; i++)
            if (words[i][0] != Text.Folding.Fold(acronym[i])) return false;
        return true;
    }

    // A single unknown word: it stays only where the text uses it again (see Fold) or the tree shows it acting.
    void Weak(Name name)
    {
        var token = _text.Tokens[name.First];
        if (token.Upos != Upos.Propn || name.IsUnseen) return;
        name.Type = EntityType.Organization;
        Add(name, null);
    }

    void Alias(Name name, Name owner)
    {
        if (owner.Entity < 0) return;
        var group = _groups[owner.Entity];
        // The alias may have been used alone elsewhere: that group is the owner's.
        if (_byWord.TryGetValue(name.Words[^1], out var others))
            foreach (var other in others.ToArray())
                if (other != group && other.Forms.Exists(n => n.Words.AsSpan().SequenceEqual(name.Words)) && (other.Type != EntityType.Place || name.IsAcronym || other.Sureness <= 1)) Merge(other, group);
        Add(name, group);
    }

    void Merge(NameGroup from, NameGroup to)
    {
        foreach (var name in from.Names) name.Entity = to.Index;
        to.Names.AddRange(from.Names);
        foreach (var word in from.Forms.SelectMany(f => f.Words).Distinct(StringComparer.Ordinal))
            if (_byWord.TryGetValue(word, out var list) && list.Remove(from) && !list.Contains(to)) list.Add(to);
        to.Forms.AddRange(from.Forms);
        from.Names.Clear();
        from.Forms.Clear();
    }

    // Drops what has no names left or was never more than a guess, and numbers the rest by first mention.
    void Fold()
    {
        _groups.RemoveAll(g => g.Names.Count == 0 || g.Sureness == 0 && g.Names.Count == 1 && g.Names[0].Words.Length == 1 && !g.Names[0].IsAcronym && g.Type != EntityType.Person);
        foreach (var group in _groups) group.Names.Sort((a, b) => a.First.CompareTo(b.First));
        _groups.Sort((a, b) => a.Names[0].First.CompareTo(b.Names[0].First));
        for (var i = 0; i < _groups.Count; i++)
            foreach (var name in _groups[i].Names) name.Entity = i;
    }
}
