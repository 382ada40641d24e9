using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Quipu.Documents;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Analyses by lexicon, endings and rules alone: no trained model. Linear in the text's length, the same for every run, safe from any thread.
/// Documents of unknown language are read as the language that their words suggest, else as English.
/// </summary>
public sealed class RuleAnalyser : IAnalyser
{
    /// <summary>Words of a document are kept once: a name of forty mentions is one string.</summary>
    const int PoolLimit = 100_000;

    public string Name => "rules/1";

    public AnalysedText Analyse(Document document)
    {
        var language = Readable.LanguageOf(document);
        var tokens = ImmutableArray.CreateBuilder<Token>(document.Text.Length / 5);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var pool = new Pool();
        var raw = new List<RawToken>();
        foreach (var block in Readable.Blocks(document))
        {
            raw.Clear();
            Tokens.Split(document.Text, block.At, language, raw);
            if (raw.Count == 0) continue;
            Sentences.Split(document.Text, raw, 0, (first, last) => Read(CollectionsMarshal.AsSpan(raw)[first..(last + 1)], block.Kind));
        }

        return new(document, language, tokens.ToImmutable(), sentences.ToImmutable());

        void Read(ReadOnlySpan<RawToken> span, BlockKind kind)
        {
            var words = new Word[span.Length];
            for (var i = 0; i < span.Length; i++) words[i] = pool.Of(document.Text, span[i]);
            Tagging.Tag(words, language);
            Trees.Build(words, language);
            var first = tokens.Count;
            foreach (var word in words)
                tokens.Add(new(new(word.Raw.Start, word.Raw.End), word.Form, word.Folded, word.Lemma, word.Upos, word.Morph, word.Head < 0 ? -1 : first + word.Head, word.Deprel));
            sentences.Add(new(sentences.Count, new(words[0].Raw.Start, words[^1].Raw.End), first, tokens.Count - 1, kind));
        }
    }

    sealed class Pool
    {
        readonly Dictionary<string, (string Lower, string Folded, Case Case)> _known = new(StringComparer.Ordinal);

        internal Word Of(string text, RawToken raw)
        {
            var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
            var span = text.AsSpan(raw.Start, raw.Length);
            if (lookup.TryGetValue(span, out var form, out var rest)) return Make(form, rest);
            form = span.ToString();
            var lower = form.ToLowerInvariant();
            rest = (lower == form ? form : lower, Folding.Fold(span), Analysis.Word.CaseOf(span));
            if (rest.Folded == lower) rest.Folded = rest.Lower;
            if (_known.Count < PoolLimit) _known.Add(form, rest);
            return Make(form, rest);

            Word Make(string shared, (string Lower, string Folded, Case Case) with) =>
                new() { Raw = raw, Form = shared, Lower = with.Lower, Folded = with.Folded, Case = with.Case };
        }
    }
}
