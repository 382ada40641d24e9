using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>A mention of a chain, in words of the file.</summary>
/// <param name="Core">The words that stand for it (GUM's minimal span): a mention found matches where its head is among them.</param>
/// <param name="Named">
/// It is a person or an organization and a name: the word that stands for it in gold's tree is a proper noun, and more than a bare nationality. "The citizens of Antay" name nobody.
/// Also whose name the text says is told so ("my name is Ana"), which GUM keeps apart from the person as an abstract thing.
/// </param>
sealed record ChainMention(int First, int Last, ImmutableArray<int> Core, string Chain, bool Named);

/// <summary>A document of a CoNLL-U file with <c>Entity=</c> in MISC (GUM, CorefUD 1.0), its text put together again.</summary>
sealed class CoreferenceDocument
{
    readonly StringBuilder _text = new();
    readonly List<Span> _words = [];
    readonly List<string> _tags = [];
    readonly List<int> _heads = [];
    readonly List<string> _relations = [];
    readonly List<(string Chain, string[] Fields, int First)> _open = [];
    readonly List<ChainMention> _mentions = [];
    readonly List<Block> _blocks = [];
    readonly List<Span> _labels = [];
    string? _speaker;
    BlockKind _kind = BlockKind.Paragraph;

    CoreferenceDocument(string name) => Name = name;

    internal string Name { get; }

    /// <summary>Where each word of the file lies in <see cref="Text"/>.</summary>
    internal IReadOnlyList<Span> Words => _words;

    internal IReadOnlyList<ChainMention> Mentions => _mentions;

    /// <summary>True for a place in the label of a turn ("Mara Quint: …"), which the file has as a comment, not as words: what is found there is not scored.</summary>
    internal bool IsLabel(int at) => _labels.Exists(l => l.Start <= at && at < l.End);

    /// <summary>The documents of a file, in order; none where it has no entities.</summary>
    /// <param name="turns">Turns of speech begin with their speaker's name, as transcripts print it; else the text has the words alone.</param>
    /// <param name="told">Whose name the text tells ("my name is Ana") is a named person; else only who is mentioned by a name, as GUM has it.</param>
    internal static List<CoreferenceDocument> Read(TextReader from, bool turns, bool told = true)
    {
        var found = new List<CoreferenceDocument>();
        foreach (var sentence in Conllu.Read(from))
        {
            if (sentence["newdoc id"] is { } name) found.Add(new(name));
            if (found.Count == 0) found.Add(new(""));
            found[^1].Add(sentence, turns, told);
        }

        foreach (var document in found) document.Close();
        return [.. found.Where(d => d._mentions.Count > 0)];
    }

    /// <summary>The document as the reader takes it.</summary>
    internal Document Document(Language language)
    {
        var text = _text.ToString();
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(text)));
        return new() { Id = DocumentId.From(capture, 0, text), Capture = capture, Text = text, Blocks = [.. _blocks], Language = language, Format = "text/1" };
    }

    void Add(ConlluSentence sentence, bool turns, bool told)
    {
        if (_text.Length > 0 && sentence.Comments.Any(c => c.StartsWith("# newpar", StringComparison.Ordinal))) EndBlock();
        if (sentence["newpar_block"] is { } block) _kind = KindOf(block);
        if (turns) Turn(sentence["speaker"]);
        var (range, upTo) = (default(Span?), 0);
        var (start, said) = (_words.Count, _mentions.Count);
        foreach (var row in sentence.Rows)
        {
            if (row[Conllu.Id].Contains('.')) continue;
            var dash = row[Conllu.Id].IndexOf('-');
            if (dash > 0)
            {
                (range, upTo) = (Write(row), int.Parse(row[Conllu.Id].AsSpan(dash + 1), CultureInfo.InvariantCulture));
                continue;
            }

            var number = int.Parse(row[Conllu.Id], CultureInfo.InvariantCulture);
            _words.Add(range is { } whole && number <= upTo ? Within(whole, row[Conllu.Form], number == upTo) : Write(row));
            _tags.Add(row[Conllu.Tag]);
            _heads.Add(start + int.Parse(row[Conllu.Head], CultureInfo.InvariantCulture) - 1);
            _relations.Add(row[Conllu.Deprel]);
            foreach (var cell in row[Conllu.Misc].Split('|'))
                if (cell.StartsWith("Entity=", StringComparison.Ordinal)) Brackets(cell.AsSpan(7), _words.Count - 1);
        }

        for (var i = said; told && i < _mentions.Count; i++)
            if (IsCalled(_mentions[i])) _mentions[i] = _mentions[i] with { Named = true };
    }

    // "My name is Ana", "her name was Ana": whose name it is.
    bool IsCalled(ChainMention mention)
    {
        if (mention.First != mention.Last || _relations[mention.First] != "nmod:poss" || _tags[mention.First] != "PRON") return false;
        var name = _heads[mention.First];
        return name < _words.Count && _relations[name] == "nsubj" && Of(name, name) is "name" && _heads[name] is var told && told < _words.Count && _tags[told] == "PROPN";
    }

    // What a reader of the page sees of the text's layout.
    static BlockKind KindOf(string block) => block.StartsWith("head", StringComparison.Ordinal) ? BlockKind.Heading
        : block.Contains("caption", StringComparison.Ordinal) ? BlockKind.Caption
        : block.Contains("item", StringComparison.Ordinal) ? BlockKind.ListItem : BlockKind.Paragraph;

    // A turn starts a paragraph with its label.
    void Turn(string? speaker)
    {
        if (speaker is null || speaker == _speaker) return;
        _speaker = speaker;
        if (_text.Length > 0 && _text[^1] != '\n') EndBlock();
        var start = _text.Length;
        _text.Append(Spaced(speaker)).Append(": ");
        _labels.Add(new(start, _text.Length));
    }

    // "MaraBQuint" is "Mara B Quint".
    static string Spaced(string name)
    {
        var spaced = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]))) spaced.Append(' ');
            spaced.Append(name[i]);
        }

        return spaced.ToString();
    }

    Span Write(string[] row)
    {
        var start = _text.Length;
        _text.Append(row[Conllu.Form]);
        var span = new Span(start, _text.Length);
        if (!row[Conllu.Misc].Contains("SpaceAfter=No", StringComparison.Ordinal)) _text.Append(' ');
        return span;
    }

    // "country’s" is "country" and "’s" where the parts spell the whole; else each part has it all.
    Span Within(Span whole, string form, bool last)
    {
        var from = _words.Count > 0 && _words[^1].Start >= whole.Start && _words[^1].End < whole.End ? _words[^1].End : whole.Start;
        var fits = from + form.Length <= whole.End && _text.ToString(from, form.Length) == form && (!last || from + form.Length == whole.End);
        return fits ? new(from, from + form.Length) : whole;
    }

    /// <summary>What kind of word stands for a mention: a pronoun by its form, a name, a noun.</summary>
    internal string KindOf(ChainMention mention)
    {
        if (_tags[HeadOf(mention.First, mention.Last)] == "PROPN") return "name";
        return mention.First == mention.Last && _tags[mention.First] is "PRON" or "DET" ? Of(mention.First, mention.First).ToLowerInvariant() : "noun";
    }

    /// <summary>A mention in brackets, with what stands around it.</summary>
    internal string Around(int first, int last) => $"{Of(Math.Max(0, first - 12), first - 1)} [{Of(first, last)}] {Of(last + 1, Math.Min(last + 8, _words.Count - 1))}".Replace('\n', ' ');

    string Of(int first, int last) => first > last ? "" : _text.ToString(_words[first].Start, _words[last].End - _words[first].Start);

    void EndBlock()
    {
        _text.Append('\n');
        _blocks.Add(new(new(_blocks.Count > 0 ? _blocks[^1].At.End : 0, _text.Length), _kind));
        _kind = BlockKind.Paragraph;
    }

    void Close() => EndBlock();

    // "(1-person-new-…(2-place-…)1)": opening brackets with fields, closing ones with the chain's number.
    void Brackets(ReadOnlySpan<char> text, int word)
    {
        for (var i = 0; i < text.Length;)
        {
            var from = text[i] == '(' ? i + 1 : i;
            var to = from;
            while (to < text.Length && text[to] is not ('(' or ')')) to++;
            var closes = to < text.Length && text[to] == ')';
            if (text[i] == '(')
            {
                var fields = text[from..to].ToString().Split('-');
                _open.Add((fields[0], fields, word));
                if (closes) End(_open.Count - 1, word);
            }
            else if (closes)
            {
                var chain = text[from..to].ToString();
                End(_open.FindLastIndex(o => o.Chain == chain), word);
            }

            i = closes ? to + 1 : to;
        }
    }

    // The first word whose own head lies outside.
    int HeadOf(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if ((_heads[i] < first || _heads[i] > last) && _tags[i] != "PUNCT") return i;
        return first;
    }

    bool IsNationality(int word) => IsNationality(Folding.Fold(_text.ToString(_words[word].Start, _words[word].End - _words[word].Start)));

    /// <summary>"peruvian", "peruvians": it names nobody.</summary>
    internal static bool IsNationality(string folded) => Gazetteer.Demonym(folded) is not null || folded[^1] == 's' && Gazetteer.Demonym(folded.AsSpan(0, folded.Length - 1)) is not null;

    void End(int at, int word)
    {
        if (at < 0) return;
        var (chain, fields, first) = _open[at];
        _open.RemoveAt(at);
        // GRP-etype-infstat-salience-centering-minspan-link-identity
        var core = fields.Length > 5 ? fields[5].Split(',').Select(p => int.TryParse(p, CultureInfo.InvariantCulture, out var n) ? first + n - 1 : first).Where(w => w <= word).ToImmutableArray() : [];
        if (core.IsEmpty) core = [.. Enumerable.Range(first, word - first + 1)];
        var speaks = _labels.Count > 0 && _speaker is not null && first == word && _text.ToString(_words[word].Start, _words[word].End - _words[word].Start) is "I" or "me" or "my" or "My" or "myself" or "mine";
        var named = speaks || fields.Length > 1 && fields[1] is "person" or "organization" && HeadOf(first, word) is var head && _tags[head] == "PROPN" && !IsNationality(head);
        _mentions.Add(new(first, word, core, chain, named));
    }
}
