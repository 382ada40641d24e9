using System.Collections.Immutable;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Coreference;

/// <summary>
/// Whose turn it is: transcripts and interviews begin a paragraph with the speaker's name and a colon, and who says "my name is Ana Tello" speaks on.
/// Outside quotations "I" and "mi" are the speaker's, and "you" of a question is whoever has the next turn.
/// </summary>
sealed class Turns
{
    /// <summary>Titles before the name of a label: "CHIEF JUSTICE ANA TELLO:".</summary>
    const int MostTitles = 4;

    readonly Resolution _resolution;
    readonly ImmutableArray<Token> _tokens;
    readonly List<Turn> _turns = [];
    int _next;

    internal Turns(Resolution resolution)
    {
        (_resolution, _tokens) = (resolution, resolution.Tokens);
        foreach (var sentence in resolution.Set.Text.Sentences)
            if (Label(sentence) is { } label) _turns.Add(new(sentence.Index, label, Told(sentence)));
        if (_turns.Count == 0) _turns.AddRange(Interview.Turns(resolution));
        if (_turns.Count == 0) Introduced();
    }

    /// <summary>Who speaks in a sentence, asked for in the order of the text; null where nobody is known to.</summary>
    internal int? Speaker(Sentence sentence)
    {
        while (_next < _turns.Count && _turns[_next].Sentence <= sentence.Index) _next++;
        return _next > 0 && _turns[_next - 1].Speaker is { } speaker ? _resolution.Root(speaker) : null;
    }

    /// <summary>Of whom a paragraph tells that follows a name alone on its line ("Ana Tello:"), for its first sentence.</summary>
    internal int? Headed(Sentence sentence) => Speaker(sentence) is { } person && _turns[_next - 1].Told == sentence.Index ? person : null;

    /// <summary>Whom a sentence asks: the next speaker.</summary>
    internal int? Addressed(Sentence sentence)
    {
        var speaker = Speaker(sentence);
        var asks = _next > 0 && _turns[_next - 1].Asks;
        if (!asks && (speaker is null || _tokens[sentence.Last].Form != "?")) return null;
        var next = _next;
        while (asks && next < _turns.Count && _turns[next].Speaker is null) next++;
        return next < _turns.Count && _turns[next].Speaker is { } found && _resolution.Root(found) is var asked && asked != speaker ? asked : null;
    }

    int Told(Sentence sentence)
    {
        if (_tokens[sentence.Last].Form == ":") return sentence.Index + 1;
        for (var i = sentence.First; i < sentence.Last; i++)
            if (_tokens[i].Form == ":") return _resolution.Set.Text.Document.Text.AsSpan(_tokens[i].At.End, _tokens[i + 1].At.Start - _tokens[i].At.End).Contains('\n') ? sentence.Index : -1;
        return -1;
    }

    int? Label(Sentence sentence)
    {
        var text = _resolution.Set.Text.Document.Text;
        if (sentence.At.Start > 0 && text[sentence.At.Start - 1] is not ('\n' or '\r')) return null;
        for (var i = sentence.First; i <= sentence.Last && i <= sentence.First + MostTitles; i++)
        {
            if (_resolution.Index.Names(i) is { } name) return name.First == i && name.Last < sentence.Last && _tokens[name.Last + 1].Form == ":" && _resolution.IsPerson(name.Entity) ? name.Entity : null;
            if (!char.IsUpper(_tokens[i].Form[0]) && _tokens[i].Form != ".") return null;
        }

        return null;
    }

    // One who names himself in a text that nobody else does so in: the rest is his to tell. Of several, each has the paragraph in which he does.
    void Introduced()
    {
        var (quoted, found) = (false, new List<Turn>());
        foreach (var sentence in _resolution.Set.Text.Sentences)
            for (var i = sentence.First; i < sentence.Last; i++)
            {
                quoted = OwnWords.IsMark(_tokens[i], quoted) ?? quoted;
                if (quoted || !Introduces(i, sentence.First) || _resolution.Index.Names(i + 1) is not { } name || name.First != i + 1 || !_resolution.IsPerson(name.Entity)) continue;
                found.Add(new(sentence.Index, name.Entity));
            }

        if (found.Count == 0) return;
        if (found.TrueForAll(t => t.Speaker == found[0].Speaker)) _turns.Add(found[0]);
        else ByParagraph(found);
    }

    void ByParagraph(List<Turn> found)
    {
        var sentences = _resolution.Set.Text.Sentences;
        foreach (var turn in found)
        {
            var (first, end) = (turn.Sentence, turn.Sentence + 1);
            while (first > 0 && !Interview.Starts(_resolution, sentences[first])) first--;
            while (end < sentences.Length && !Interview.Starts(_resolution, sentences[end])) end++;
            // Two in one paragraph: the text is neither's.
            if (found.Exists(t => t.Speaker != turn.Speaker && t.Sentence >= first && t.Sentence < end)) continue;
            if (_turns.Count > 0 && _turns[^1].Sentence >= first) _turns.RemoveAt(_turns.Count - 1);
            _turns.Add(turn with { Sentence = first });
            if (end < sentences.Length) _turns.Add(new(end, null));
        }
    }

    // "I'm", "I am", "my name is", "me llamo", "mi nombre es", "yo soy".
    bool Introduces(int i, int first) => i > first && _tokens[i].Folded switch
    {
        "am" or "'m" or "’m" => _tokens[i - 1].Folded == "i",
        "llamo" => _tokens[i - 1].Folded == "me",
        "soy" => _tokens[i - 1].Folded == "yo",
        "is" => i > first + 1 && _tokens[i - 1].Folded == "name" && _tokens[i - 2].Folded == "my",
        "es" => i > first + 1 && _tokens[i - 1].Folded == "nombre" && _tokens[i - 2].Folded == "mi",
        _ => false,
    };
}
