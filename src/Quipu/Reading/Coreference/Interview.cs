using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Coreference;

/// <summary>
/// An interview printed without labels: an introduction that names one person, then paragraphs that ask and paragraphs that answer in the first person.
/// "I" and "mi" of the answers are whoever was introduced, and so is "you" of the questions.
/// </summary>
sealed class Interview
{
    /// <summary>Fewer questions and answers make no interview: an article may ask its reader something, and answer it.</summary>
    const int FewestAnswers = 3;

    readonly record struct Paragraph(int First, int Last, bool Asks, bool Own);

    // Whoever comes behind these answers: "interviews Ana Tello", "conversó con Ana Tello".
    static readonly FrozenSet<string> Talks = ("interview interviews interviewed interviewing " +
        "entrevista entrevisto entrevistamos converso conversa conversamos dialogo dialoga dialogamos").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    readonly Resolution _resolution;
    readonly ImmutableArray<Token> _tokens;
    readonly ImmutableArray<Sentence> _sentences;

    Interview(Resolution resolution) => (_resolution, _tokens, _sentences) = (resolution, resolution.Tokens, resolution.Set.Text.Sentences);

    /// <summary>Its turns; none where the text is no interview, or does not tell whose.</summary>
    internal static List<Turn> Turns(Resolution resolution)
    {
        var interview = new Interview(resolution);
        var paragraphs = interview.Paragraphs();
        var from = paragraphs.FindIndex(p => p.Asks);
        var (answers, own) = (0, 0);
        for (var i = from; i >= 0 && i + 1 < paragraphs.Count; i++)
            if (paragraphs[i].Asks && !paragraphs[i + 1].Asks) (answers, own) = (answers + 1, own + (paragraphs[i + 1].Own ? 1 : 0));
        if (answers < FewestAnswers || own * 2 < answers || interview.Introduced(paragraphs[from].First) is not { } speaker) return [];
        return [.. paragraphs.Skip(from).Select(p => new Turn(p.First, p.Asks ? null : speaker, Asks: p.Asks))];
    }

    List<Paragraph> Paragraphs()
    {
        var found = new List<Paragraph>();
        for (var i = 0; i < _sentences.Length;)
        {
            var (last, asks, own) = (i, false, false);
            while (last + 1 < _sentences.Length && !Starts(_resolution, _sentences[last + 1])) last++;
            for (var s = i; s <= last; s++)
            {
                asks |= _tokens[_sentences[s].Last].Form == "?";
                own |= IsOwn(_sentences[s]);
            }

            // Who answers may ask something too, but ends with what he has to say.
            found.Add(new(i, last, asks && _tokens[_sentences[last].Last].Form == "?", own));
            i = last + 1;
        }

        return found;
    }

    // What stands in quotation marks is of somebody quoted.
    bool IsOwn(Sentence sentence)
    {
        var open = false;
        for (var i = sentence.First; i <= sentence.Last; i++)
            if (OwnWords.IsMark(_tokens[i], open) is { } opens) open = opens;
            else if (!open && (OwnWords.IsFirst(_tokens[i]) || _tokens[i].Folded is "we" or "our" or "us" or "nosotros" or "nosotras" or "nuestro" or "nuestra")) return true;
        return false;
    }

    /// <summary>True where a sentence begins a line.</summary>
    internal static bool Starts(Resolution resolution, Sentence sentence) => sentence.At.Start == 0 || resolution.Set.Text.Document.Text[sentence.At.Start - 1] is '\n' or '\r';

    // The one person named before the first question; of several, the one right behind a verb of talking.
    int? Introduced(int before)
    {
        var (only, several, spokenTo) = (default(int?), false, default(int?));
        for (var i = 0; before > 0 && i <= _sentences[before - 1].Last; i++)
        {
            if (_resolution.Index.Names(i) is not { } name || name.First != i || !_resolution.IsPerson(name.Entity)) continue;
            several |= only is { } other && other != name.Entity;
            only ??= name.Entity;
            if (spokenTo is null && IsSpokenTo(i)) spokenTo = name.Entity;
            // "Interviews Ana Tello and Luis Mora": which of them answers is not said.
            if (spokenTo == name.Entity && _resolution.Listed(name)) return null;
        }

        return spokenTo ?? (several ? null : only);
    }

    bool IsSpokenTo(int name)
    {
        for (var i = name - 1; i >= 0 && i >= name - 8; i--)
            if (Talks.Contains(_tokens[i].Folded)) return true;
            else if (_tokens[i].Form is "." or ";" or ":" || _resolution.Index.Names(i) is { } other && _resolution.IsPerson(other.Entity)) return false;
        return false;
    }
}
