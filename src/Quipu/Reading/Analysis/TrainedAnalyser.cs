using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Analyses with models trained from treebanks: parts of speech, features, lemmas and trees on UD's words, then gathered back into surface tokens.
/// Linear in the text's length, the same in every run and on every machine, safe from any thread.
/// </summary>
public sealed class TrainedAnalyser : IAnalyser
{
    static readonly ConcurrentBag<Reader> English = [];
    static readonly ConcurrentBag<Reader> Spanish = [];

    public string Name => "trained/1";

    public AnalysedText Analyse(Document document) => With(Readable.LanguageOf(document), reader => reader.Read(document));

    /// <summary>The same, with the words of each sentence as Universal Dependencies counts them.</summary>
    internal static (AnalysedText Text, IReadOnlyList<UdSentence> Sentences) AnalyseWords(Document document) => With(Readable.LanguageOf(document), reader => reader.ReadWords(document));

    /// <summary>Tags and tree of words that somebody else has cut; they have no place in a text.</summary>
    internal static UdSentence AnalyseWords(IReadOnlyList<string> forms, Language language) => With(language, reader => reader.Read(forms));

    static T With<T>(Language language, Func<Reader, T> read)
    {
        var idle = language == Language.Spanish ? Spanish : English;
        if (!idle.TryTake(out var reader)) reader = new(language);
        var result = read(reader);
        idle.Add(reader);
        return result;
    }

    // What one thread reads documents with; kept for the next document.
    sealed class Reader
    {
        readonly Language _language;
        readonly Tagger _tagger;
        readonly TagScratch _scratch;
        readonly TreeParser _parser;
        readonly ParseScratch _parsing;
        readonly WordSplitting _splitting;
        readonly List<RawToken> _raw = [];
        readonly List<UdWord> _words = [];

        internal Reader(Language language)
        {
            (_language, _tagger) = (language, Tagger.For(language));
            _scratch = _tagger.Scratch();
            _parser = TreeParser.For(language);
            _parsing = _parser.Scratch();
            _splitting = new(language, _tagger.Verbs, _scratch.Forms);
        }

        List<UdSentence>? Kept { get; set; }

        internal (AnalysedText Text, IReadOnlyList<UdSentence> Sentences) ReadWords(Document document)
        {
            var kept = Kept = [];
            var text = Read(document);
            Kept = null;
            return (text, kept);
        }

        internal UdSentence Read(IReadOnlyList<string> forms)
        {
            var words = forms.Select((form, i) => new UdWord { Form = _scratch.Forms[form], Token = i, Lemma = "", Folded = "", Head = -1 }).ToArray();
            Parse(words);
            return Sentence(default, words);
        }

        UdSentence Sentence(Span at, UdWord[] words) => new(at, words, _tagger.Feats, _parser.Names);

        internal AnalysedText Read(Document document)
        {
            var tokens = ImmutableArray.CreateBuilder<Token>(document.Text.Length / 5);
            var sentences = ImmutableArray.CreateBuilder<Sentence>();
            foreach (var block in Readable.Blocks(document))
            {
                _raw.Clear();
                Tokens.Split(document.Text, block.At, _language, _raw);
                if (_raw.Count == 0) continue;
                Sentences.Split(document.Text, _raw, 0, (first, last) => Read(document.Text, CollectionsMarshal.AsSpan(_raw)[first..(last + 1)], block.Kind, tokens, sentences));
            }

            return new(document, _language, tokens.DrainToImmutable(), sentences.DrainToImmutable());
        }

        // Tags, then the tree.
        void Parse(Span<UdWord> words)
        {
            _tagger.Tag(words, _scratch);
            if (_language == Language.Spanish)
            {
                SpanishPast.Restore(words, _tagger.Feats);
                SpanishMends.Apply(words, _tagger.Feats);
            }
            else
            {
                CountedNouns.Restore(words, _tagger.Feats);
                LostVerb.Restore(words, _tagger.Feats);
            }

            _parser.Parse(words, _parsing);
        }

        void Read(string text, ReadOnlySpan<RawToken> raw, BlockKind kind, ImmutableArray<Token>.Builder tokens, ImmutableArray<Sentence>.Builder sentences)
        {
            _words.Clear();
            _splitting.Split(text, raw, _words);
            var words = CollectionsMarshal.AsSpan(_words);
            Parse(words);
            Kept?.Add(Sentence(new(raw[0].Start, raw[^1].End), words.ToArray()));
            Voices.Mark(words, _tagger);
            Harmony.Apply(words, _language == Language.Spanish);
            var surface = Surface(text, raw, words);
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
                var main = words[at - first == 1 ? first : Main(words, first, at)];
                var contracted = at - first > 1 && main.Upos == Upos.Adp;
                surface[i] = new()
                {
                    Raw = raw[i],
                    Form = form.Text,
                    Lower = form.Lower,
                    Folded = form.Folded,
                    Case = form.Case,
                    Upos = main.Upos,
                    Morph = main.Morph,
                    Head = main.Head < 0 ? -1 : words[main.Head].Token,
                    Deprel = main.Deprel,
                    Lemma = contracted || at - first > 1 && _language != Language.Spanish ? form.Folded : Lemmas.Known(main, form, _language == Language.Spanish),
                };
            }

            return surface;
        }

        // The word of a contraction that stands for it: the one nearest the root, so that the tree stays one; else the first in Spanish, the last in English.
        int Main(ReadOnlySpan<UdWord> words, int first, int end)
        {
            var (main, least) = (first, int.MaxValue);
            for (var i = first; i < end; i++)
            {
                var depth = Depth(words, i);
                if (depth > least || depth == least && (_language == Language.Spanish || words[i].Upos is Upos.Punct or Upos.Adp)) continue;
                (main, least) = (i, depth);
            }

            return main;
        }

        static int Depth(ReadOnlySpan<UdWord> words, int word)
        {
            var depth = 0;
            for (; words[word].Head >= 0; word = words[word].Head) depth++;
            return depth;
        }
    }
}
