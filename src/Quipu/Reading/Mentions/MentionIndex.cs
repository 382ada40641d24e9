namespace Quipu.Reading.Mentions;

/// <summary>Finds the mention that covers a token, and the tokens that hang on one; built once per text.</summary>
sealed class MentionIndex
{
    readonly TokenMention?[] _covering;
    readonly int[] _firstChild;
    readonly int[] _nextSibling;

    internal MentionIndex(MentionSet set)
    {
        var tokens = set.Text.Tokens;
        _covering = new TokenMention?[tokens.Length];
        foreach (var mention in set.Mentions)
            for (var i = mention.First; i <= mention.Last; i++)
                if (_covering[i] is not { } other || other.Last - other.First > mention.Last - mention.First || other.Kind != Model.MentionKind.Name && mention.Kind == Model.MentionKind.Name) _covering[i] = mention;
        (_firstChild, _nextSibling) = (new int[tokens.Length], new int[tokens.Length]);
        Array.Fill(_firstChild, -1);
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            if (tokens[i].Head < 0) continue;
            _nextSibling[i] = _firstChild[tokens[i].Head];
            _firstChild[tokens[i].Head] = i;
        }
    }

    /// <summary>The innermost mention over a token, a name before a description.</summary>
    internal TokenMention? At(int token) => _covering[token];

    /// <summary>The name over a token.</summary>
    internal TokenMention? Names(int token) => _covering[token] is { Kind: Model.MentionKind.Name } name ? name : null;

    internal IEnumerable<int> Children(int token)
    {
        for (var child = _firstChild[token]; child >= 0; child = _nextSibling[child] > child ? _nextSibling[child] : -1) yield return child;
    }
}
