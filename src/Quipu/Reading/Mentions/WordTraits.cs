using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Reading.Mentions;

/// <summary>Lists that a word is on.</summary>
[Flags]
enum Listed
{
    None = 0, Given = 1, Surname = 1 << 1, CommonSurname = 1 << 2, Town = 1 << 3, Wide = 1 << 4, Country = 1 << 5, Demonym = 1 << 6, GroupHead = 1 << 7, BodyHead = 1 << 8,
    CompanyHead = 1 << 9, PlaceHead = 1 << 10, OtherHead = 1 << 11, Actor = 1 << 12, Post = 1 << 13, Honorific = 1 << 14, CompanyForm = 1 << 15, Common = 1 << 16, Joiner = 1 << 17,
    Known = 1 << 18, Calendar = 1 << 19, Number = 1 << 20, Mark = 1 << 21,
}

/// <summary>What a form of word shows whatever stands beside it; made once for each form of a text.</summary>
sealed class WordTraits
{
    internal required uint Word { get; init; }

    internal required uint Prefix { get; init; }

    internal required uint Suffix2 { get; init; }

    internal required uint Suffix3 { get; init; }

    internal required uint Suffix4 { get; init; }

    internal required uint Shape { get; init; }

    /// <summary>Its shape where capitals tell nothing.</summary>
    internal required uint FlatShape { get; init; }

    internal required Case Case { get; init; }

    internal required Listed Lists { get; init; }

    /// <summary>Bits of <see cref="WordLists.Names"/>.</summary>
    internal required byte Names { get; init; }

    internal required bool IsNever { get; init; }

    // The lists are long and most words come again in the next document: what a thread has looked up it keeps, up to a limit.
    const int Most = 20_000;

    [ThreadStatic]
    static Dictionary<string, WordTraits>? known;

    [ThreadStatic]
    static Dictionary<string, WordTraits>? knownSpanish;

    internal static WordTraits Of(string form, string folded, bool spanish)
    {
        var words = spanish ? knownSpanish ??= new(StringComparer.Ordinal) : known ??= new(StringComparer.Ordinal);
        if (words.TryGetValue(form, out var traits)) return traits;
        traits = Make(form, folded, spanish);
        if (words.Count < Most) words.Add(form, traits);
        return traits;
    }

    static WordTraits Make(string form, string folded, bool spanish) => new()
    {
        Word = Feature.Of(folded),
        Prefix = Feature.Of(folded.AsSpan(0, Math.Min(3, folded.Length))),
        Suffix2 = Feature.Of(folded.AsSpan(Math.Max(0, folded.Length - 2))),
        Suffix3 = Feature.Of(folded.AsSpan(Math.Max(0, folded.Length - 3))),
        Suffix4 = Feature.Of(folded.AsSpan(Math.Max(0, folded.Length - 4))),
        Shape = ShapeOf(form),
        FlatShape = ShapeOf(folded),
        Case = Analysis.Word.CaseOf(form),
        Lists = ListsOf(form, folded, spanish),
        Names = char.IsLetter(form[0]) ? WordLists.Names[Feature.Of(folded)] : (byte)0,
        IsNever = NameWords.NeverStart(folded),
    };

    // "Quispe" Xx, "S.A.C." X.X.X., "2024" d, "al-Ani" x-Xx: runs of a kind count once.
    static uint ShapeOf(string form)
    {
        var hash = 17u;
        var last = '\0';
        foreach (var c in form)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (kind == last) continue;
            hash = Feature.Of(1, hash, kind);
            last = kind;
        }

        return form.Length <= 2 ? Feature.Of(2, hash, (uint)form.Length) : hash;
    }

    static Listed ListsOf(string form, string folded, bool spanish)
    {
        if (!char.IsLetter(form[0])) return char.IsDigit(form[0]) ? Listed.Number : form.Length < 3 ? Listed.Mark : Listed.None;
        var lists = Listed.None;
        if (Gazetteer.IsGiven(folded)) lists |= Listed.Given;
        if (Gazetteer.IsSurname(folded)) lists |= Gazetteer.IsCommonSurname(folded) ? Listed.Surname | Listed.CommonSurname : Listed.Surname;
        if (Gazetteer.Place(folded) is { } place) lists |= place.Kind == 'c' ? Listed.Country : place.IsWide ? Listed.Wide : Listed.Town;
        if (Gazetteer.Demonym(folded) is not null) lists |= Listed.Demonym;
        if (Triggers.Head(folded) is { } head)
            lists |= head switch
            {
                EntityType.Organization => Listed.GroupHead,
                EntityType.PublicBody => Listed.BodyHead,
                EntityType.Company => Listed.CompanyHead,
                EntityType.Place => Listed.PlaceHead,
                _ => Listed.OtherHead,
            };
        if (Triggers.IsActor(folded)) lists |= Listed.Actor;
        if (Triggers.Post(Triggers.WithoutEx(folded)) is not null) lists |= Listed.Post;
        if (Triggers.IsHonorific(folded)) lists |= Listed.Honorific;
        if (Triggers.IsCompanyForm(folded)) lists |= Listed.CompanyForm;
        if (Lexicon.IsCommon(folded, spanish)) lists |= Listed.Common;
        if (NameWords.IsJoiner(folded)) lists |= Listed.Joiner;
        if (Gazetteer.Known(form) is not null) lists |= Listed.Known;
        if (DateWords.Month(folded) > 0) lists |= Listed.Calendar;
        return lists;
    }
}
