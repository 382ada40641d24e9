namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// A beam search for the best sequence of arc-hybrid moves: always 2n of them, always a tree with one root. Not for two threads at once; its room is used again
/// from sentence to sentence.
/// </summary>
sealed class ArcSearch(ArcWeights weights, int width)
{
    ArcNode[] _nodes = new ArcNode[1024];
    int _count;
    int[] _beam = new int[width], _next = new int[width];
    int _beamed;
    readonly (int From, Move Move, int Score)[] _found = new (int, Move, int)[width];
    readonly uint[] _features = new uint[ArcFeatures.Most];
    readonly (ArcWords Words, int Left, int Right)[] _scored = new (ArcWords, int, int)[width];
    readonly ArcSums _sums = new();

    internal ArcSentence Sentence { get; } = new();

    internal ReadOnlySpan<ArcNode> Nodes => _nodes;

    /// <summary>The best node of the beam.</summary>
    internal int Best => _beam[0];

    internal ReadOnlySpan<int> Beam => _beam.AsSpan(0, _beamed);

    /// <summary>Finds heads: for each word the number of its head from 1, 0 for the one root.</summary>
    internal void Parse(ReadOnlySpan<Leaf> words, Span<int> heads)
    {
        Start(words);
        for (var left = words.Length * 2; left > 0; left--) Step();
        Heads(Best, heads);
    }

    internal void Start(ReadOnlySpan<Leaf> words)
    {
        Sentence.Fill(words);
        _sums.Start();
        var none = Sentence.None;
        _nodes[0] = new()
        {
            Before = -1,
            Below = -1,
            Next = 1,
            Left1 = none,
            Left2 = none,
            Right1 = none,
            Right2 = none,
            NextLeft1 = none,
            NextLeft2 = none,
        };
        (_count, _beamed, _beam[0]) = (1, 1, 0);
    }

    /// <summary>Makes the best next moves of all in the beam.</summary>
    internal void Step()
    {
        var found = 0;
        for (var i = 0; i < _beamed; i++)
        {
            var from = _beam[i];
            var (left, right) = ScoreAt(i);
            var score = _nodes[from].Score;
            if (May(_nodes[from], Move.Shift)) Offer(ref found, from, Move.Shift, score - left - right);
            if (May(_nodes[from], Move.Left)) Offer(ref found, from, Move.Left, score + left);
            if (May(_nodes[from], Move.Right)) Offer(ref found, from, Move.Right, score + right);
        }

        for (var i = 0; i < found; i++) _next[i] = Make(_found[i].From, _found[i].Move, _found[i].Score);
        (_beam, _next, _beamed) = (_next, _beam, found);
    }

    ArcWords WordsOf(in ArcNode node)
    {
        var none = Sentence.None;
        if (node.Below < 0) return new(none, none, node.Top, node.Next);
        ref readonly var below = ref _nodes[node.Below];
        return new(below.Below < 0 ? none : _nodes[below.Below].Top, below.Top, node.Top, node.Next);
    }

    // States of a beam often differ in what is out of sight: then the first one's score is the others'.
    (int Left, int Right) ScoreAt(int i)
    {
        var words = WordsOf(_nodes[_beam[i]]);
        for (var same = 0; same < i; same++)
        {
            if (_scored[same].Words != words || !SameKin(_nodes[_beam[i]], _nodes[_beam[same]])) continue;
            _scored[i] = _scored[same];
            return (_scored[i].Left, _scored[i].Right);
        }

        var (left, right) = Score(words, _nodes[_beam[i]]);
        _scored[i] = (words, left, right);
        return (left, right);
    }

    (int Left, int Right) Score(in ArcWords words, in ArcNode node)
    {
        var (left, right) = weights.Score(_features.AsSpan(0, ArcFeatures.Fill(words, node, Below(node), Sentence, _features)));
        for (var part = ArcPart.Top; part < ArcPart.Children; part++)
        {
            var key = _sums.Key(part, words);
            if (!_sums.TryGet(key, out var sum)) _sums.Set(key, sum = weights.Score(_features.AsSpan(0, ArcFeatures.Fill(part, words, Sentence, _features))));
            left += sum.Left;
            right += sum.Right;
        }

        return (left, right);
    }

    bool SameKin(in ArcNode a, in ArcNode b) => ArcNode.SameNext(a, b) && ArcNode.SameTop(a, b) && ArcNode.SameTop(Below(a), Below(b));

    ref readonly ArcNode Below(in ArcNode node) => ref _nodes[Math.Max(0, node.Below)];

    /// <summary>The features of a node; good until the next call.</summary>
    internal ReadOnlySpan<uint> Features(int at)
    {
        ref readonly var node = ref _nodes[at];
        var words = WordsOf(node);
        var count = ArcFeatures.Fill(words, node, Below(node), Sentence, _features);
        for (var part = ArcPart.Top; part < ArcPart.Children; part++) count += ArcFeatures.Fill(part, words, Sentence, _features.AsSpan(count));
        return _features.AsSpan(0, count);
    }

    bool May(in ArcNode node, Move move) => move switch
    {
        Move.Shift => node.Next <= Sentence.Count,
        Move.Left => node.Top != 0 && node.Next <= Sentence.Count,
        // The root takes one word, when all others are placed.
        _ => node.Below >= 0 && (_nodes[node.Below].Top != 0 || node.Next > Sentence.Count),
    };

    // Keeps the best, earlier ones first among equals.
    void Offer(ref int found, int from, Move move, int score)
    {
        var at = found;
        while (at > 0 && _found[at - 1].Score < score) at--;
        if (at >= width) return;
        if (found < width) found++;
        for (var i = found - 1; i > at; i--) _found[i] = _found[i - 1];
        _found[at] = (from, move, score);
    }

    /// <summary>The node that a move leads to, scored.</summary>
    internal int Make(int from, Move move)
    {
        var (left, right) = Score(WordsOf(_nodes[from]), _nodes[from]);
        return Make(from, move, _nodes[from].Score + (move switch { Move.Left => left, Move.Right => right, _ => -left - right }));
    }

    int Make(int from, Move move, int score)
    {
        if (_count == _nodes.Length) Array.Resize(ref _nodes, _nodes.Length * 2);
        ref readonly var old = ref _nodes[from];
        ref var node = ref _nodes[_count];
        var none = Sentence.None;
        switch (move)
        {
            case Move.Shift:
                node = new()
                {
                    Below = from,
                    Top = old.Next,
                    Left1 = old.NextLeft1,
                    Left2 = old.NextLeft2,
                    Lefts = old.NextLefts,
                    LeftKinds = old.NextKinds,
                    Right1 = none,
                    Right2 = none,
                    Next = (ushort)(old.Next + 1),
                    NextLeft1 = none,
                    NextLeft2 = none,
                };
                break;
            case Move.Left:
                node = _nodes[old.Below];
                (node.Next, node.NextLeft1, node.NextLeft2) = (old.Next, old.Top, old.NextLeft1);
                node.NextLefts = Few(old.NextLefts);
                node.NextKinds = old.NextKinds | KindOf(old);
                break;
            default:
                node = _nodes[old.Below];
                (node.Right1, node.Right2) = (old.Top, node.Right1);
                node.Rights = Few(node.Rights);
                node.RightKinds |= KindOf(old);
                (node.Next, node.NextLeft1, node.NextLeft2, node.NextLefts, node.NextKinds) = (old.Next, old.NextLeft1, old.NextLeft2, old.NextLefts, old.NextKinds);
                break;
        }

        (node.Before, node.Move, node.Score) = (from, move, score);
        return _count++;

        static byte Few(byte count) => (byte)Math.Min(count + 1, 5);
    }

    // What the word on top is as a child: its tag, and whether it brings a preposition or a subordinator.
    uint KindOf(in ArcNode node)
    {
        var tag = Sentence.Leaves[node.Top].Tag;
        var kind = Sentence.KindOf(node.Top);
        var nominal = tag is (int)Upos.Noun + 1 or (int)Upos.Propn + 1 or (int)Upos.Pron + 1 or (int)Upos.Num + 1;
        if (nominal) kind |= (node.LeftKinds & 1u << (int)Upos.Adp + 1) != 0 ? 1u << 20 : 1u << 21;
        if (tag == (int)Upos.Verb + 1 && (node.LeftKinds & (1u << (int)Upos.Sconj + 1 | 1u << (int)Upos.Part + 1 | 1u << (int)Upos.Adp + 1)) != 0) kind |= 1u << 22;
        if ((node.LeftKinds & 1u << (int)Upos.Cconj + 1) != 0) kind |= 1u << 23;
        return kind;
    }

    internal void Heads(int node, Span<int> heads)
    {
        for (; node > 0; node = _nodes[node].Before)
        {
            ref readonly var before = ref _nodes[_nodes[node].Before];
            if (_nodes[node].Move == Move.Left) heads[before.Top - 1] = before.Next;
            else if (_nodes[node].Move == Move.Right) heads[before.Top - 1] = _nodes[before.Below].Top;
        }
    }
}
