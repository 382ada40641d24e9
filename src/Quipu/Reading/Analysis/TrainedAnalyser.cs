using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Analyses with models trained from treebanks: parts of speech, features and lemmas on UD's words, then gathered back into surface tokens.
/// Linear in the text's length, the same in every run and on every machine, safe from any thread.
/// </summary>
public sealed class TrainedAnalyser : IAnalyser
{
    static readonly ConcurrentBag<Reader> English = [];
    static readonly ConcurrentBag<Reader> Spanish = [];

    public string Name => "trained/1";

    public AnalysedText Analyse(Document document)
    {
        var language = RuleAnalyser.LanguageOf(document);
        var idle = language == Language.Spanish ? Spanish : English;
        if (!idle.TryTake(out var reader)) reader = new(language);
        var analysed = reader.Read(document);
        idle.Add(reader);
        return analysed;
    }

    // What one thread reads documents with; kept for the next document.
    sealed class Reader
    {
        readonly Language _language;
        readonly Tagger _tagger;
        readonly TagScratch _scratch;
        readonly WordSplitting _splitting;
        readonly List<RawToken> _raw = [];
        readonly List<UdWord> _words = [];

        internal Reader(Language language)
        {
            (_language, _tagger) = (language, Tagger.For(language));
            _scratch = _tagger.Scratch();
            _splitting = new(language, _tagger.Verbs, _scratch.Forms);
        }

        internal AnalysedText Read(Document document)
        {
            var tokens = ImmutableArray.CreateBuilder<Token>(document.Text.Length / 5);
            var sentences = ImmutableArray.CreateBuilder<Sentence>();
            foreach (var block in RuleAnalyser.Readable(document))
            {
                _raw.Clear();
                Tokens.Split(document.Text, block.At, _language, _raw);
                if (_raw.Count == 0) continue;
                Sentences.Split(document.Text, _raw, 0, (first, last) => Read(document.Text, CollectionsMarshal.AsSpan(_raw)[first..(last + 1)], block.Kind, tokens, sentences));
            }

            return new(document, tokens.DrainToImmutable(), sentences.DrainToImmutable());
        }

        void Read(string text, ReadOnlySpan<RawToken> raw, BlockKind kind, ImmutableArray<Token>.Builder tokens, ImmutableArray<Sentence>.Builder sentences)
        {
            _words.Clear();
            _splitting.Split(text, raw, _words);
            var words = CollectionsMarshal.AsSpan(_words);
            _tagger.Tag(words, _scratch);
            Voices.Mark(words, _tagger);
            var surface = Surface(text, raw, words);
            Trees.Build(surface, _language);
            var first = tokens.Count;
            foreach (var word in surface)
                tokens.Add(new(new(word.Raw.Start, word.Raw.End), word.Form, word.Folded, word.Lemma, word.Upos, word.Morph, word.Head < 0 ? -1 : first + word.Head, word.Deprel));
            sentences.Add(new(sentences.Count, new(raw[0].Start, raw[^1].End), first, tokens.Count - 1, kind));
        }

        // The surface tokens, each with the analysis of its main word.
        Word[] Surface(string text, ReadOnlySpan<RawToken> raw, ReadOnlySpan<UdWord> words)
        {
            var surface = new Word[raw.Length];
            for (var (i, at) = (0, 0); i < raw.Length; i++)
            {
                var first = at;
                while (at < words.Length && words[at].Token == i) at++;
                var form = at - first == 1 ? words[first].Form : _scratch.Forms[text.AsSpan(raw[i].Start, raw[i].Length)];
                var main = words[_language == Language.Spanish ? first : Last(words[first..at]) + first];
                var contracted = at - first > 1 && main.Upos == Upos.Adp;
                surface[i] = new()
                {
                    Raw = raw[i], Form = form.Text, Lower = form.Lower, Folded = form.Folded, Case = form.Case, Upos = main.Upos, Morph = main.Morph,
                    Lemma = contracted || at - first > 1 && _language != Language.Spanish ? form.Folded : main.Folded,
                };
            }

            return surface;
        }

        static int Last(ReadOnlySpan<UdWord> words)
        {
            for (var i = words.Length - 1; i > 0; i--)
                if (words[i].Upos is not (Upos.Punct or Upos.Adp)) return i;
            return 0;
        }
    }
}
