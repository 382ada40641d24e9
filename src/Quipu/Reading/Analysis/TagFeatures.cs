using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>How far the capitals of a word can be trusted.</summary>
enum Capitals : byte { Telling, First, All, Missing }

/// <summary>What the tagger sees of a word and its surroundings, as numbers; the same in training and in reading.</summary>
static class TagFeatures
{
    internal const int MostOwn = 40;
    internal const int MostSide = 8;
    internal const int MostContext = 32;
    internal const int MostTags = 16;

    /// <summary>The word itself in four settings, then as neighbour: two before, before, after, two after.</summary>
    internal const int Roles = 8;

    /// <summary>Features of the word itself.</summary>
    internal static int Own(WordForm w, Capitals setting, Span<uint> to)
    {
        var n = 0;
        var lower = w.Lower.AsSpan();
        var plain = setting == Capitals.Telling;
        to[n++] = 1;
        to[n++] = plain ? Feature.Of(1, w.Exact) : Feature.Of(2, w.Id, (uint)setting);
        to[n++] = Feature.Of(3, w.Id);
        for (var k = 1; k <= 5 && k <= lower.Length; k++) to[n++] = Feature.Of(3 + k, Feature.Of(lower[^k..]));
        for (var k = 1; k <= 4 && k < lower.Length; k++) to[n++] = Feature.Of(10 + k, Feature.Of(lower[..k]));
        var shape = Feature.Of(15, w.Shape, (uint)setting);
        to[n++] = shape;
        to[n++] = Feature.Of(16, shape, w.Ending2);
        to[n++] = Feature.Of(17, shape, w.Ending3);
        to[n++] = Feature.Of(18, w.Class);
        to[n++] = Feature.Of(19, w.Class, shape);
        to[n++] = Feature.Of(20, w.Lexical == 0 ? 1u : 0u, w.Ending3, shape);
        to[n++] = Feature.Of(21, Feature.Of(w.Folded));
        if (w.Lexical == 0)
        {
            to[n++] = Feature.Of(22, shape);
            for (var k = 2; k <= 4 && k <= lower.Length; k++) to[n++] = Feature.Of(22 + k, Feature.Of(lower[^k..]));
        }

        var hyphen = lower.LastIndexOf('-');
        if (hyphen > 0 && hyphen + 1 < lower.Length) to[n++] = Feature.Of(28, Feature.Of(lower[(hyphen + 1)..]));
        return n;
    }

    /// <summary>Features of a neighbour at −2, −1, 1 or 2.</summary>
    internal static int Side(WordForm w, int offset, Span<uint> to)
    {
        var n = 0;
        var at = 40 + offset * 8;
        to[n++] = Feature.Of(at, w.Id);
        to[n++] = Feature.Of(at + 1, w.Class);
        if (offset is -1 or 1)
        {
            to[n++] = Feature.Of(at + 2, w.Ending3);
            to[n++] = Feature.Of(at + 3, w.Shape);
            to[n++] = Feature.Of(at + 4, w.Ending2);
        }

        return n;
    }

    /// <summary>Features of several words together.</summary>
    internal static int Context(ReadOnlySpan<UdWord> words, int i, Span<uint> to)
    {
        WordForm w = words[i].Form, a = At(words, i - 1), b = At(words, i + 1), a2 = At(words, i - 2), b2 = At(words, i + 2);
        var n = 0;
        to[n++] = Feature.Of(70, a.Id, w.Id);
        to[n++] = Feature.Of(71, w.Id, b.Id);
        to[n++] = Feature.Of(73, a.Class, w.Class);
        to[n++] = Feature.Of(74, w.Class, b.Class);
        to[n++] = Feature.Of(75, a.Class, w.Class, b.Class);
        to[n++] = Feature.Of(76, a.Class, b.Class);
        to[n++] = Feature.Of(77, a2.Class, a.Class);
        to[n++] = Feature.Of(78, b.Class, b2.Class);
        to[n++] = Feature.Of(79, w.Ending3, b.Class);
        to[n++] = Feature.Of(80, w.Ending3, a.Class);
        to[n++] = Feature.Of(81, a.Id, b.Class);
        to[n++] = Feature.Of(82, a.Class, b.Id);
        to[n++] = Feature.Of(83, w.Id, b.Class);
        to[n++] = Feature.Of(84, w.Id, a.Class);
        to[n++] = Feature.Of(87, w.Class, b.Class, b2.Class);
        to[n++] = Feature.Of(88, w.Shape, a.Shape, b.Shape);
        to[n++] = Feature.Of(89, w.Shape, a.Id);
        return n;
    }

    /// <summary>Features of the tag before.</summary>
    internal static int One(ReadOnlySpan<UdWord> words, int i, Upos before, Span<uint> to)
    {
        WordForm w = words[i].Form, b = At(words, i + 1);
        var one = (uint)before + 1;
        to[0] = Feature.Of(100, one);
        to[1] = Feature.Of(102, one, w.Id);
        to[2] = Feature.Of(103, one, w.Class);
        to[3] = Feature.Of(105, one, w.Ending3);
        to[4] = Feature.Of(106, one, b.Class);
        to[5] = Feature.Of(107, one, b.Id);
        to[6] = Feature.Of(108, one, w.Class, b.Class);
        to[7] = Feature.Of(110, one, w.Shape);
        to[8] = Feature.Of(111, one, w.Ending3, b.Class);
        to[9] = Feature.Of(112, one, w.Ending2, b.Ending2);
        return 10;
    }

    /// <summary>Features of the two tags before.</summary>
    internal static int Two(ReadOnlySpan<UdWord> words, int i, (Upos Before, Upos Second) tags, Span<uint> to)
    {
        var w = words[i].Form;
        var two = (uint)tags.Before + 1 << 8 | (uint)tags.Second + 1;
        to[0] = Feature.Of(101, two);
        to[1] = Feature.Of(104, two, w.Class);
        to[2] = Feature.Of(109, two, w.Id);
        to[3] = Feature.Of(113, two, w.Ending3);
        to[4] = Feature.Of(114, two, w.Class, At(words, i + 1).Class);
        return 5;
    }

    /// <summary>Features of the tags before, all of them.</summary>
    internal static int Tags(ReadOnlySpan<UdWord> words, int i, (Upos Before, Upos Second) tags, Span<uint> to)
    {
        var n = One(words, i, tags.Before, to);
        return n + Two(words, i, tags, to[n..]);
    }

    /// <summary>The settings of a sentence's words.</summary>
    internal static void Settings(ReadOnlySpan<UdWord> words, Span<Capitals> to)
    {
        var (letters, capitals, small) = (0, 0, 0);
        foreach (ref readonly var word in words)
        {
            if (word.Form.Case == Case.None || word.Form.Text.Length < 2) continue;
            letters++;
            if (word.Form.Case == Case.Upper) capitals++;
            if (word.Form.Case == Case.Lower) small++;
        }

        var all = letters >= 3 && capitals * 10 >= letters * 7;
        var missing = letters >= 3 && small == letters;
        var first = true;
        for (var i = 0; i < words.Length; i++)
        {
            var none = words[i].Form.Case == Case.None;
            to[i] = all ? Capitals.All : missing ? Capitals.Missing : first || words[i - 1].Form.Text is "“" or "«" or "¿" or "¡" or ":" ? Capitals.First : Capitals.Telling;
            first &= none;
        }
    }

    static WordForm At(ReadOnlySpan<UdWord> words, int i) => (uint)i < (uint)words.Length ? words[i].Form : WordForm.Edge;
}
