using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// What a move is decided by: forms, tags and morphology of the words at hand, their children, distances and what stands between
/// (after Zhang and Nivre 2011, for arc-hybrid states).
/// </summary>
ref struct ArcFeatures
{
    internal const int Most = 128;

    // The first numbers of the groups of templates; a group's templates are numbered in its order.
    const uint FirstWords = 1, FirstChildren = 59, FirstGaps = 79, FirstCounts = 88;

    readonly Span<uint> _into;
    int _count;
    uint _template;

    ArcFeatures(Span<uint> into) => _into = into;

    /// <summary>Features of the words at hand, which many states of a beam share; returns how many.</summary>
    internal static int Fill(in ArcWords at, ArcSentence sentence, Span<uint> into)
    {
        var features = new ArcFeatures(into);
        features.Fill(at, sentence);
        return features._count;
    }

    /// <summary>Features of the children that the words at hand have so far; returns how many.</summary>
    internal static int Fill(in ArcWords at, in ArcNode node, in ArcNode below, ArcSentence sentence, Span<uint> into)
    {
        var features = new ArcFeatures(into);
        features.Children(at, node, below, sentence);
        features.Counts(at, node, below, sentence);
        return features._count;
    }

    void Add(uint a, uint b = 0, uint c = 0, uint d = 0)
    {
        var mixed = Feature.Mix(_template++ * 0x9E3779B1 + a * 0x85EBCA77 + b * 0xC2B2AE3D + c * 0x27D4EB2F + d * 0x165667B1);
        _into[_count++] = mixed == 0 ? 1 : mixed;
    }

    void Fill(in ArcWords at, ArcSentence sentence)
    {
        var leaves = sentence.Leaves;
        var none = sentence.None;
        ref readonly var s0 = ref leaves[at.Top];
        ref readonly var s1 = ref leaves[at.Second];
        ref readonly var s2 = ref leaves[at.Third];
        ref readonly var b0 = ref leaves[at.Next];
        ref readonly var b1 = ref leaves[Math.Min(at.Next + 1, none)];
        ref readonly var b2 = ref leaves[Math.Min(at.Next + 2, none)];
        _template = FirstWords;
        Words(s0, s1, s2, b0, b1, b2);
        Pairs(s0, s1, b0);
        Triples(s0, s1, s2, b0, b1, b2);
        Gaps(at, sentence, s0, s1, b0);
    }

    void Gaps(in ArcWords at, ArcSentence sentence, in Leaf s0, in Leaf s1, in Leaf b0)
    {
        _template = FirstGaps;
        var near = Distance(at.Next - at.Top);
        var far = at.HasSecond ? Distance(at.Top - at.Second) : 0;
        Add(s0.Tag, b0.Tag, near);
        Add(s0.Form, near);
        Add(b0.Form, near);
        Add(s1.Tag, s0.Tag, far);
        Add(s1.Form, far);
        Add(s0.Form, far, 1);
        var open = sentence.Between(at.Top, at.Next);
        var gap = at.HasSecond ? sentence.Between(at.Second, at.Top) : 0;
        Add(s0.Tag, b0.Tag, open);
        Add(s1.Tag, s0.Tag, gap);
        Add(s1.Tag, s0.Tag, b0.Tag, gap << 8 | open);
    }

    void Children(in ArcWords at, in ArcNode node, in ArcNode below, ArcSentence sentence)
    {
        var leaves = sentence.Leaves;
        var none = sentence.None;
        ref readonly var s0 = ref leaves[at.Top];
        ref readonly var s1 = ref leaves[at.Second];
        ref readonly var b0 = ref leaves[at.Next];
        ref readonly var s0l = ref leaves[node.Left1];
        ref readonly var s0r = ref leaves[node.Right1];
        ref readonly var s1l = ref leaves[at.HasSecond ? below.Left1 : none];
        ref readonly var s1r = ref leaves[at.HasSecond ? below.Right1 : none];
        ref readonly var b0l = ref leaves[node.NextLeft1];
        _template = FirstChildren;
        Add(s0.Tag, s0l.Tag, b0.Tag, s0r.Tag);
        Add(s0.Tag, s0l.Form, b0.Tag);
        Add(s0.Tag, s0r.Form, b0.Tag);
        Add(s0.Tag, s0r.Tag, b0.Tag, leaves[node.Right2].Tag);
        Add(s1.Tag, s1r.Tag, s0.Tag, s1l.Tag);
        Add(s1.Tag, s1r.Form, s0.Tag);
        Add(s1.Tag, s1l.Form, s0.Tag);
        Add(s0.Tag, b0.Tag, b0l.Tag, leaves[node.NextLeft2].Tag);
        Add(s0.Tag, b0.Tag, b0l.Form);
        Add(s0.Form, b0.Tag, b0l.Form);
        Add(s0.Lemma, b0.Lemma, b0l.Form);
        Add(s1.Tag, b0.Tag, b0l.Form);
        Add(s1.Lemma, b0.Tag, b0l.Form);
        Add(s1.Tag, s0.Tag, b0.Tag, b0l.Form);
        Add(s1.Tag, s0.Tag, s0l.Form);
        Add(s1.Lemma, s0.Tag, s0l.Form);
        Add(s1.Lemma, s0.Lemma, s0l.Form);
        Add(s1.Tag, s0.Tag, s0l.Tag, leaves[node.Left2].Tag);
        Add(s1.Tag, s0.Tag, s0r.Tag, b0.Tag);
        Add(s1.Tag, s0.Tag, s0l.Form, b0.Tag);
    }

    void Words(in Leaf s0, in Leaf s1, in Leaf s2, in Leaf b0, in Leaf b1, in Leaf b2)
    {
        Add(s0.Form, s0.Tag);
        Add(s0.Lemma);
        Add(s0.Rich);
        Add(s0.Ending, s0.Tag);
        Add(s1.Form, s1.Tag);
        Add(s1.Lemma);
        Add(s1.Rich);
        Add(s1.Ending, s1.Tag);
        Add(b0.Form, b0.Tag);
        Add(b0.Lemma);
        Add(b0.Rich);
        Add(b0.Ending, b0.Tag);
        Add(b1.Form, b1.Tag);
        Add(b1.Rich);
        Add(b2.Form);
        Add(b2.Rich);
        Add(s2.Form, s2.Tag);
        Add(s2.Rich);
    }

    void Pairs(in Leaf s0, in Leaf s1, in Leaf b0)
    {
        Add(s0.Form, s0.Tag, b0.Form, b0.Tag);
        Add(s0.Lemma, b0.Lemma);
        Add(s0.Form, s0.Tag, b0.Tag);
        Add(s0.Tag, b0.Form, b0.Tag);
        Add(s0.Form, b0.Rich);
        Add(s0.Rich, b0.Form);
        Add(s0.Tag, b0.Tag);
        Add(s0.Rich, b0.Rich);
        Add(s1.Form, s1.Tag, s0.Form, s0.Tag);
        Add(s1.Lemma, s0.Lemma);
        Add(s1.Form, s1.Tag, s0.Tag);
        Add(s1.Tag, s0.Form, s0.Tag);
        Add(s1.Form, s0.Rich);
        Add(s1.Rich, s0.Form);
        Add(s1.Tag, s0.Tag);
        Add(s1.Rich, s0.Rich);
        Add(s1.Tag, b0.Tag);
        Add(s1.Form, b0.Rich);
        Add(s1.Rich, b0.Form);
        Add(s1.Lemma, b0.Lemma);
        Add(s1.Rich, b0.Rich);
    }

    void Triples(in Leaf s0, in Leaf s1, in Leaf s2, in Leaf b0, in Leaf b1, in Leaf b2)
    {
        Add(b0.Rich, b1.Rich);
        Add(b0.Form, b1.Form);
        Add(b0.Form, b1.Tag);
        Add(s0.Tag, b0.Tag, b1.Tag);
        Add(s0.Rich, b0.Rich, b1.Rich);
        Add(s0.Form, b0.Tag, b1.Tag);
        Add(s0.Tag, b0.Form, b1.Tag);
        Add(s0.Tag, b0.Tag, b1.Form);
        Add(b0.Tag, b1.Tag, b2.Tag);
        Add(s0.Tag, b0.Tag, b1.Tag, b2.Tag);
        Add(s1.Tag, s0.Tag, b0.Tag);
        Add(s1.Rich, s0.Rich, b0.Rich);
        Add(s1.Form, s0.Tag, b0.Tag);
        Add(s1.Tag, s0.Form, b0.Tag);
        Add(s1.Tag, s0.Tag, b0.Form);
        Add(s1.Tag, s0.Tag, b0.Tag, b1.Tag);
        Add(s2.Tag, s1.Tag, s0.Tag);
        Add(s2.Tag, s1.Tag, s0.Tag, b0.Tag);
        Add(s2.Rich, s1.Rich, s0.Rich);
    }

    void Counts(in ArcWords at, in ArcNode node, in ArcNode below, ArcSentence sentence)
    {
        ref readonly var s0 = ref sentence.Leaves[at.Top];
        ref readonly var s1 = ref sentence.Leaves[at.Second];
        ref readonly var b0 = ref sentence.Leaves[at.Next];
        var (rights, kinds, belowRights, belowKinds) = (node.Rights, node.RightKinds, at.HasSecond ? below.Rights : (byte)0, at.HasSecond ? below.RightKinds : 0);
        _template = FirstCounts;
        Add(s0.Form, rights, node.Lefts);
        Add(s0.Tag, rights, node.Lefts, b0.Tag);
        Add(b0.Form, node.NextLefts);
        Add(b0.Tag, node.NextLefts, s0.Tag);
        Add(s1.Form, belowRights);
        Add(s1.Tag, belowRights, s0.Tag);
        Add(s0.Tag, node.LeftKinds);
        Add(s0.Tag, kinds);
        Add(s0.Lemma, kinds);
        Add(s0.Tag, b0.Tag, kinds, node.NextKinds);
        Add(s1.Tag, belowKinds);
        Add(s1.Lemma, belowKinds, s0.Tag);
        Add(s1.Tag, s0.Tag, belowKinds, node.LeftKinds);
        Add(b0.Tag, node.NextKinds);
        Add(b0.Rich, s0.Tag, node.NextKinds);
        Add(s1.Tag, s0.Tag, node.LeftKinds, b0.Tag);
        Add(s1.Tag, s0.Tag, b0.Tag, node.NextKinds);
        if (!at.HasSecond) return;
        Add(s1.Tag, below.LeftKinds, s0.Tag, node.LeftKinds);
    }

    static uint Distance(int words) => (uint)(words switch { <= 4 => words, <= 6 => 5, <= 10 => 6, <= 20 => 7, _ => 8 });
}
