using System.Runtime.InteropServices;
using Quipu.Matching.Names;

namespace Quipu.Matching.Candidates;

/// <summary>
/// What is asked for, looked up in the vocabulary: its different words ("parts"), what each may mean, and what that is worth. Points are natural logarithms of rarity
/// times <see cref="Unit"/>.
/// </summary>
sealed class Question
{
    internal const int Unit = 1024, MostParts = 14, MostNames = 8, Places = 1 << 11;

    internal const int IdentifierPoints = 40 * Unit;

    /// <summary>A legal form that more than one in so many have brings nobody in.</summary>
    const int FormShare = 100;

    /// <summary>To ask for the bits of a common word costs about as much as a posting of one in so many places.</summary>
    const int BitsCost = 64;

    /// <summary>So that all parts and an identifier together stay below what eighteen bits hold.</summary>
    const int MostPoints = ((1 << 18) - 1 - IdentifierPoints) / MostParts;

    readonly TermReader _reader = new();
    readonly int[] _first = new int[Places], _wordAt = new int[Places];
    readonly List<Meaning> _meanings = [];

    internal readonly List<AskedPart> Parts = [];

    /// <summary>Each name asked for: numbers of its parts, or of an initial the complement of its letter.</summary>
    internal readonly List<int[]> Names = [];

    internal readonly List<int> Identifiers = [];

    /// <summary>The postings to walk: of the rarest part first, of legal forms last.</summary>
    internal readonly List<AskedStep> Steps = [];

    /// <summary>Where every part beside legal forms is a word that very many have, and worth most as it stands: those; else empty.</summary>
    internal readonly List<AskedStep> Whole = [];

    /// <summary>Something is asked for that stands among keys: a number, or an acronym.</summary>
    internal bool HasKeys;

    /// <summary>Letters of initials.</summary>
    internal uint Initials;

    internal int Year;

    internal void Read(Listed asked, NameIndex index)
    {
        Clear();
        Year = asked.Years.IsDefaultOrEmpty || asked.Years.Distinct().Count() > 1 ? 0 : asked.Years[0];
        foreach (var name in asked.Names.Distinct(StringComparer.Ordinal))
            if (Names.Count < MostNames) Name(name, asked.Kind is PartyKind.Organization or PartyKind.Entity, index);
        Span<byte> key = stackalloc byte[64];
        foreach (var identifier in asked.Identifiers)
            if (TermReader.Identifier(identifier, key) is var length and > 0 && index.Vocabulary.Find(key[..length]) is var word and >= 0) Identifiers.Add(word);
        HasKeys |= Identifiers.Count > 0;
        for (var part = 0; part < Parts.Count; part++) Value(part, index);
        Plan(index);
    }

    /// <summary>What a word of a candidate's name may stand for: the first in the list of <see cref="Meaning"/>; -1: nothing.</summary>
    internal int Meanings(int word) => _first[PlaceOf(word)] - 1;

    internal ref readonly Meaning Meaning(int number) => ref CollectionsMarshal.AsSpan(_meanings)[number];

    /// <summary>Points of a word that stands in so many entities.</summary>
    internal static int Rarity(int entities, int all) => (int)(MathF.Log(1 + (all / (float)Math.Max(1, entities))) * Unit);

    void Name(string name, bool isBody, NameIndex index)
    {
        _reader.Read(name);
        var parts = new int[_reader.Count];
        var form = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var word = _reader[i];
            form = Math.Max(form - 1, isBody ? _reader.LegalForm(i) : 0);
            if (word.Length == 1 && _reader.Count > 1 && Entry.Letter(word[0]) is var letter and not 0)
            {
                (parts[i], Initials) = (~(word[0] - 'a'), Initials | letter);
                continue;
            }

            parts[i] = PartOf(word, form > 0, index);
        }

        for (var i = 0; i + 1 < parts.Length; i++) Joined(parts[i], parts[i + 1], _reader.Joined(i), index.Vocabulary);
        if (parts is [>= 0 and < int.MaxValue and var only]) Acronym(only, index.Vocabulary);
        if (Array.Exists(parts, p => p is >= 0 and < int.MaxValue)) Names.Add([.. parts.Where(p => p != int.MaxValue)]);
    }

    /// <summary>The number of the part with this word; <see cref="int.MaxValue"/> where there are too many.</summary>
    int PartOf(ReadOnlySpan<byte> word, bool isForm, NameIndex index)
    {
        var vocabulary = index.Vocabulary;
        for (var i = 0; i < Parts.Count; i++)
        {
            if (!word.SequenceEqual(Parts[i].Word)) continue;
            Parts[i].IsForm &= isForm;
            return i;
        }

        if (Parts.Count == MostParts) return int.MaxValue;
        var (part, own) = (new AskedPart(word.ToArray()), vocabulary.Find(word));
        Parts.Add(part);
        foreach (var meant in vocabulary.Meanings(word)) part.Senses.Add(new(meant.Word, meant.Likeness, 0));
        if (own < 0 || vocabulary.Entities(own) < 3) Parted(part, vocabulary);
        part.IsForm = isForm && own >= 0 && vocabulary.Entities(own) > index.Living / FormShare;
        return Parts.Count - 1;
    }

    /// <summary>"al sabah" may stand as "alsabah".</summary>
    void Joined(int one, int other, ReadOnlySpan<byte> word, Vocabulary vocabulary)
    {
        if (one is < 0 or int.MaxValue || other is < 0 or int.MaxValue || vocabulary.Find(word) is not (>= 0 and var joined) || vocabulary.Entities(joined) == 0) return;
        foreach (var part in (ReadOnlySpan<int>)[one, other])
            if (!Parts[part].Senses.Exists(s => s.Word == joined)) Parts[part].Senses.Add(new(joined, .9f, 0));
    }

    /// <summary>"alsabah" may stand as "al sabah": where the rarer half is most frequent, the word is cut.</summary>
    static void Parted(AskedPart part, Vocabulary vocabulary)
    {
        var (best, left, right) = (0, -1, -1);
        for (var cut = 2; cut <= part.Word.Length - 2; cut++)
        {
            var (one, other) = (vocabulary.Find(part.Word.AsSpan(0, cut)), vocabulary.Find(part.Word.AsSpan(cut)));
            if (one < 0 || other < 0 || Math.Min(vocabulary.Entities(one), vocabulary.Entities(other)) is var both && both <= best) continue;
            (best, left, right) = (both, one, other);
        }

        if (best == 0) return;
        part.Senses.Add(new(left, .85f, 0));
        part.Senses.Add(new(right, .85f, 0));
    }

    void Acronym(int part, Vocabulary vocabulary)
    {
        Span<byte> key = stackalloc byte[16];
        var word = Parts[part].Word;
        if (word.Length >= key.Length) return;
        key[0] = Vocabulary.AcronymMark;
        word.CopyTo(key[1..]);
        if (vocabulary.Find(key[..(word.Length + 1)]) is >= 0 and var acronym && vocabulary.Entities(acronym) > 0) AddAcronym(Parts[part], acronym);
    }

    void AddAcronym(AskedPart part, int acronym)
    {
        part.Senses.Add(new(acronym, .7f, 0));
        HasKeys = true;
    }

    /// <summary>Points: a sense is worth its own rarity, but not more than the word asked for; where that is not known, little more than the likeliest that is.</summary>
    void Value(int number, NameIndex index)
    {
        var (part, vocabulary) = (Parts[number], index.Vocabulary);
        if (part.Senses.Count == 0)
        {
            part.Worth = Rarity(1, index.Living);
            return;
        }

        var best = part.Senses.Max(s => s.Likeness);
        var cap = int.MaxValue;
        foreach (var sense in part.Senses)
            if (sense.Likeness > best - .08f) cap = Math.Min(cap, Rarity(vocabulary.Entities(sense.Word), index.Living) + (sense.Likeness < 1 ? Unit : 0));
        part.Worth = cap;
        foreach (ref var sense in CollectionsMarshal.AsSpan(part.Senses))
        {
            var rarity = Math.Min(cap, Rarity(vocabulary.Entities(sense.Word), index.Living));
            sense = sense with { Points = Math.Clamp((int)(rarity * sense.Likeness), 1, MostPoints) };
            var place = PlaceOf(sense.Word);
            _meanings.Add(new(number, sense.Likeness, sense.Points, _first[place] - 1));
            (_first[place], _wordAt[place]) = (_meanings.Count, sense.Word);
        }

        part.Senses.Sort((a, b) => a.Points != b.Points ? b.Points.CompareTo(a.Points) : vocabulary[a.Word].SequenceCompareTo(vocabulary[b.Word]));
        part.Most = part.Senses[0].Points;
    }

    /// <summary>Sets the order in which postings are walked: those of words that very many have come last.</summary>
    void Plan(NameIndex index)
    {
        foreach (var number in Enumerable.Range(0, Parts.Count).OrderBy(p => Parts[p].IsForm).ThenByDescending(p => Parts[p].Most))
            foreach (var sense in Parts[number].Senses)
            {
                var isCommon = index.IsCommon(sense.Word);
                var length = isCommon ? index.Living / BitsCost : index.Vocabulary.Entities(sense.Word);
                Steps.Add(new(sense.Word, sense.Points, number, length) { IsForm = Parts[number].IsForm, IsCommon = isCommon });
            }

        var ordered = Steps.OrderBy(s => s.IsCommon).ToArray();
        Steps.Clear();
        Steps.AddRange(ordered);
        foreach (var step in ordered)
            if (step is { IsCommon: true, IsForm: false } && Parts[step.Part].Senses is var senses && senses[0].Word == step.Word
                && (senses.Count == 1 || senses[1].Points < step.Points)) Whole.Add(step);
        if (Whole.Count < Parts.Count(p => !p.IsForm)) Whole.Clear();
        Span<int> most = stackalloc int[MostParts];
        most.Clear();
        var (left, toCome) = (0L, 0);
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            var step = Steps[i];
            left += step.Length;
            toCome += Math.Max(0, step.Points - most[step.Part]);
            most[step.Part] = Math.Max(most[step.Part], step.Points);
            Steps[i] = step with { ToCome = toCome, Left = left };
        }
    }

    /// <summary>Where the meanings of a word are noted, or would be; an open hash that is never more than a third full.</summary>
    int PlaceOf(int word)
    {
        var place = (int)((uint)word * 0x9e3779b1u >> 21);
        while (_first[place] != 0 && _wordAt[place] != word) place = (place + 1) & (Places - 1);
        return place;
    }

    void Clear()
    {
        Parts.Clear();
        Names.Clear();
        Identifiers.Clear();
        Steps.Clear();
        Whole.Clear();
        Array.Clear(_first);
        _meanings.Clear();
        (Initials, Year, HasKeys) = (0, 0, false);
    }
}
