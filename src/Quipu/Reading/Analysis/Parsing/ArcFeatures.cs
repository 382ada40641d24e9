using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// What a move is decided by: forms, tags and morphology of the words at hand, their children, distances and what stands between
/// (after Zhang and Nivre 2011, for arc-hybrid states).
/// </summary>
ref struct ArcFeatures
{
    internal const int Most = 160;

    // The first numbers of the parts' templates; a part's templates are numbered in their order.
    static ReadOnlySpan<uint> FirstTemplates => [1, 31, 61, 101, 151, 191];

    readonly Span<uint> _into;
    int _count;
    uint _template;

    ArcFeatures(Span<uint> into) => _into = into;

    /// <summary>Features of a part that depends on the words at hand alone; returns how many.</summary>
    internal static int Fill(ArcPart part, in ArcWords at, ArcSentence sentence, Span<uint> into)
    {
        var features = new ArcFeatures(into) { _template = FirstTemplates[(int)part] };
        switch (part)
        {
            case ArcPart.Top: features.Top(at, sentence); break;
            case ArcPart.Next: features.Next(at, sentence); break;
            case ArcPart.Near: features.Near(at, sentence); break;
            case ArcPart.Under: features.Under(at, sentence); break;
            default: features.All(at, sentence); break;
        }

        return features._count;
    }

    /// <summary>Features of the children that the words at hand have so far; returns how many.</summary>
    internal static int Fill(in ArcWords at, in ArcNode node, in ArcNode below, ArcSentence sentence, Span<uint> into)
    {
        var features = new ArcFeatures(into) { _template = FirstTemplates[(int)ArcPart.Children] };
        features.Children(at, node, below, sentence);
        features.Counts(at, node, below, sentence);
        return features._count;
    }

    void Add(uint a, uint b = 0, uint c = 0, uint d = 0)
    {
        var mixed = Feature.Mix(_template++ * 0x9E3779B1 + a * 0x85EBCA77 + b * 0xC2B2AE3D + c * 0x27D4EB2F + d * 0x165667B1);
        // Numbers of 28 bits: a model with a million of them takes one unknown feature in 250 for a known one, and is a seventh smaller.
        _into[_count++] = Math.Max(1, mixed >> 32 - MoveWeights.FeatureBits);
    }

    void Top(in ArcWords at, ArcSentence sentence)
    {
        ref readonly var s0 = ref sentence.Leaves[at.Top];
        ref readonly var before = ref sentence.Before(at.Top);
        ref readonly var after = ref sentence.After(at.Top);
        Add(s0.Form, s0.Tag);
        Add(s0.Lemma);
        Add(s0.Rich);
        Add(s0.Ending, s0.Tag);
        Add(before.Tag, s0.Tag, after.Tag);
        Add(before.Form, s0.Tag);
        Add(before.Tag, s0.Form);
        Add(s0.Tag, after.Form);
        Add(s0.Form, after.Tag);
        Add(s0.Form, after.Form);
        Add(s0.Lemma, after.Lemma);
        Add(s0.Rich, after.Rich);
    }

    void Next(in ArcWords at, ArcSentence sentence)
    {
        ref readonly var b0 = ref sentence.Leaves[at.Next];
        ref readonly var before = ref sentence.Before(at.Next);
        ref readonly var b1 = ref sentence.After(at.Next);
        ref readonly var b2 = ref sentence.After(at.Next + 1);
        ref readonly var b3 = ref sentence.After(at.Next + 2);
        Add(b0.Form, b0.Tag);
        Add(b0.Lemma);
        Add(b0.Rich);
        Add(b0.Ending, b0.Tag);
        Add(b1.Form, b1.Tag);
        Add(b1.Rich);
        Add(b2.Form);
        Add(b2.Rich);
        Add(b0.Rich, b1.Rich);
        Add(b0.Form, b1.Form);
        Add(b0.Form, b1.Tag);
        Add(b0.Tag, b1.Form);
        Add(b0.Tag, b1.Tag, b2.Tag);
        Add(b0.Tag, b1.Tag, b2.Tag, b3.Tag);
        Add(before.Tag, b0.Tag, b1.Tag);
        Add(before.Form, b0.Tag);
        Add(before.Tag, b0.Form);
    }

    void Near(in ArcWords at, ArcSentence sentence)
    {
        ref readonly var s0 = ref sentence.Leaves[at.Top];
        ref readonly var b0 = ref sentence.Leaves[at.Next];
        ref readonly var b1 = ref sentence.After(at.Next);
        ref readonly var b2 = ref sentence.After(at.Next + 1);
        Add(s0.Form, s0.Tag, b0.Form, b0.Tag);
        Add(s0.Lemma, b0.Lemma);
        Add(s0.Form, s0.Tag, b0.Tag);
        Add(s0.Tag, b0.Form, b0.Tag);
        Add(s0.Form, b0.Rich);
        Add(s0.Rich, b0.Form);
        Add(s0.Tag, b0.Tag);
        Add(s0.Rich, b0.Rich);
        Add(s0.Tag, b0.Tag, b1.Tag);
        Add(s0.Rich, b0.Rich, b1.Rich);
        Add(s0.Form, b0.Tag, b1.Tag);
        Add(s0.Tag, b0.Form, b1.Tag);
        Add(s0.Tag, b0.Tag, b1.Form);
        Add(s0.Tag, b0.Tag, b1.Tag, b2.Tag);
        Beside(at.Top, at.Next, sentence);
        var near = Distance(at.Next - at.Top);
        Add(s0.Tag, b0.Tag, near);
        Add(s0.Rich, b0.Rich, near);
        Add(s0.Form, near);
        Add(b0.Form, near);
        var open = sentence.Between(at.Top, at.Next);
        Add(s0.Tag, b0.Tag, open);
        Add(s0.Lemma, b0.Tag, open);
        Add(s0.Tag, b0.Lemma, open);
        Add(s0.Tag, b0.Tag, sentence.Within(at.Top) << 2 | sentence.Within(at.Next), open);
    }

    // Tags of the words that stand beside two in the sentence (after McDonald, Crammer and Pereira 2005).
    void Beside(int first, int second, ArcSentence sentence)
    {
        ref readonly var a = ref sentence.Leaves[first];
        ref readonly var b = ref sentence.Leaves[second];
        ref readonly var beforeA = ref sentence.Before(first);
        ref readonly var afterA = ref sentence.After(first);
        ref readonly var beforeB = ref sentence.Before(second);
        ref readonly var afterB = ref sentence.After(second);
        Add(a.Tag, afterA.Tag, beforeB.Tag, b.Tag);
        Add(beforeA.Tag, a.Tag, beforeB.Tag, b.Tag);
        Add(a.Tag, afterA.Tag, b.Tag, afterB.Tag);
        Add(beforeA.Tag, a.Tag, b.Tag, afterB.Tag);
        Add(beforeA.Form, a.Tag, b.Tag);
        Add(a.Tag, afterA.Form, b.Tag);
        Add(a.Tag, beforeB.Form, b.Tag);
    }

    void Under(in ArcWords at, ArcSentence sentence)
    {
        ref readonly var s1 = ref sentence.Leaves[at.Second];
        ref readonly var s0 = ref sentence.Leaves[at.Top];
        Add(s1.Form, s1.Tag);
        Add(s1.Lemma);
        Add(s1.Rich);
        Add(s1.Ending, s1.Tag);
        Add(s1.Form, s1.Tag, s0.Form, s0.Tag);
        Add(s1.Lemma, s0.Lemma);
        Add(s1.Form, s1.Tag, s0.Tag);
        Add(s1.Tag, s0.Form, s0.Tag);
        Add(s1.Form, s0.Rich);
        Add(s1.Rich, s0.Form);
        Add(s1.Tag, s0.Tag);
        Add(s1.Rich, s0.Rich);
        Beside(at.Second, at.Top, sentence);
        var none = at.Second == sentence.None;
        var far = none ? 0 : Distance(at.Top - at.Second);
        Add(s1.Tag, s0.Tag, far);
        Add(s1.Rich, s0.Rich, far);
        Add(s1.Form, far);
        Add(s0.Form, far, 1);
        var gap = none ? 0 : sentence.Between(at.Second, at.Top);
        Add(s1.Tag, s0.Tag, gap);
        Add(s1.Lemma, s0.Tag, gap);
        Add(s1.Tag, s0.Lemma, gap);
        Add(s1.Tag, s0.Tag, sentence.Within(at.Second) << 2 | sentence.Within(at.Top), gap);
    }

    void All(in ArcWords at, ArcSentence sentence)
    {
        ref readonly var s0 = ref sentence.Leaves[at.Top];
        ref readonly var s1 = ref sentence.Leaves[at.Second];
        ref readonly var s2 = ref sentence.Leaves[at.Third];
        ref readonly var b0 = ref sentence.Leaves[at.Next];
        ref readonly var b1 = ref sentence.After(at.Next);
        Add(s1.Tag, b0.Tag);
        Add(s1.Form, b0.Rich);
        Add(s1.Rich, b0.Form);
        Add(s1.Lemma, b0.Lemma);
        Add(s1.Rich, b0.Rich);
        Add(s1.Tag, s0.Tag, b0.Tag);
        Add(s1.Rich, s0.Rich, b0.Rich);
        Add(s1.Form, s0.Tag, b0.Tag);
        Add(s1.Tag, s0.Form, b0.Tag);
        Add(s1.Tag, s0.Tag, b0.Form);
        Add(s1.Tag, s0.Tag, b0.Tag, b1.Tag);
        Add(s2.Form, s2.Tag);
        Add(s2.Rich);
        Add(s2.Tag, s1.Tag, s0.Tag);
        Add(s2.Tag, s1.Tag, s0.Tag, b0.Tag);
        Add(s2.Rich, s1.Rich, s0.Rich);
        Add(s1.Tag, s0.Tag, b0.Tag, (at.Second == sentence.None ? 0 : sentence.Between(at.Second, at.Top)) << 8 | sentence.Between(at.Top, at.Next));
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
        ref readonly var s1l = ref leaves[at.Second != none ? below.Left1 : none];
        ref readonly var s1r = ref leaves[at.Second != none ? below.Right1 : none];
        ref readonly var b0l = ref leaves[node.NextLeft1];
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

    void Counts(in ArcWords at, in ArcNode node, in ArcNode below, ArcSentence sentence)
    {
        ref readonly var s0 = ref sentence.Leaves[at.Top];
        ref readonly var s1 = ref sentence.Leaves[at.Second];
        ref readonly var b0 = ref sentence.Leaves[at.Next];
        var second = at.Second != sentence.None;
        var (rights, kinds, belowRights, belowKinds) = (node.Rights, node.RightKinds, second ? below.Rights : (byte)0, second ? below.RightKinds : 0);
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
        // Which marks opened what is at hand: the one that closes it hangs on the same word.
        var (marks, belowMarks) = (node.LeftKinds & ArcSentence.Marks, second ? below.LeftKinds & ArcSentence.Marks : 0);
        Add(b0.Rich, s0.Tag, marks, node.RightKinds & ArcSentence.Marks);
        Add(b0.Rich, s0.Tag, marks, belowMarks + s1.Tag);
        Add(s0.Rich, b0.Tag, node.NextKinds & ArcSentence.Marks, belowMarks + s1.Tag);
        if (second) Add(s1.Tag, below.LeftKinds, s0.Tag, node.LeftKinds);
    }

    static uint Distance(int words) => (uint)(words switch { <= 4 => words, <= 6 => 5, <= 10 => 6, <= 20 => 7, _ => 8 });
}
