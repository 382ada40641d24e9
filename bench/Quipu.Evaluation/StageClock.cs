using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Analysis;
using Quipu.Reading.Coreference;
using Quipu.Reading.Frames;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>
/// Reads documents stage by stage and adds up what each takes: processor time of the calling thread, and bytes allocated. Tokens and tags are
/// made once more beside analysis, which holds them, and are taken out of its time.
/// </summary>
sealed class StageClock(FrameReader reader, Language language)
{
    const string Schedstat = "/proc/thread-self/schedstat";

    static readonly bool HasSchedstat = File.Exists(Schedstat);

    readonly long[] _nanoseconds = new long[Enum.GetValues<ReadingStage>().Length];
    readonly long[] _bytes = new long[Enum.GetValues<ReadingStage>().Length];
    readonly Tagger _tagger = Tagger.For(language);
    readonly TagScratch _scratch = Tagger.For(language).Scratch();
    readonly List<RawToken> _raw = [];
    readonly List<UdWord> _words = [];
    WordSplitting? _splitting;

    internal int Documents { get; private set; }

    internal long Words { get; private set; }

    /// <summary>Bytes, for all documents and stages.</summary>
    internal long Allocated => _bytes.Sum();

    /// <summary>Bytes that a stage allocates for a document.</summary>
    internal long AllocatedBy(ReadingStage stage) => _bytes[(int)stage] / Documents;

    internal double Microseconds(ReadingStage stage) => _nanoseconds[(int)stage] / 1e3 / Words;

    /// <summary>Words a second from the first stage to the end of this one.</summary>
    internal double Rate(ReadingStage last) => Words / (_nanoseconds[..((int)last + 1)].Sum() / 1e9);

    internal void Read(Document document)
    {
        var begun = Now();
        Tokens(document, tag: false);
        var split = Now() - begun;
        begun = Now();
        Tokens(document, tag: true);
        var tags = Now() - begun - split;
        var start = Now();
        var text = reader.Analysed(document);
        var analysed = Now();
        var names = MentionFinder.Names(text);
        var named = Now();
        var set = Referents.Find(text, names);
        var found = Now();
        var (drafts, scenes) = DraftFinder.Find(set);
        var drafted = Now();
        FrameReader.Read(set, "speed", FrameReader.Weigh(drafts, scenes), scenes);
        var done = Now();
        Add([split, tags, analysed - start - split - tags, named - analysed, found - named, drafted - found, done - drafted]);
        Words += document.Text.AsSpan().Count(' ') + document.Text.AsSpan().Count('\n');
        Documents++;
    }

    void Add(ReadOnlySpan<Spent> stages)
    {
        for (var i = 0; i < stages.Length; i++) (_nanoseconds[i], _bytes[i]) = (_nanoseconds[i] + stages[i].Nanoseconds, _bytes[i] + stages[i].Bytes);
    }

    static Spent Now() => new(Nanoseconds(), GC.GetAllocatedBytesForCurrentThread());

    /// <summary>What the thread has spent by now, or between two such points.</summary>
    readonly record struct Spent(long Nanoseconds, long Bytes)
    {
        public static Spent operator -(Spent one, Spent other) => new(one.Nanoseconds - other.Nanoseconds, one.Bytes - other.Bytes);
    }

    void Tokens(Document document, bool tag)
    {
        _splitting ??= new(language, _tagger.Verbs, _scratch.Forms);
        foreach (var block in Readable.Blocks(document))
        {
            _raw.Clear();
            Quipu.Text.Tokens.Split(document.Text, block.At, language, _raw);
            if (_raw.Count == 0) continue;
            Sentences.Split(document.Text, _raw, 0, (first, last) =>
            {
                if (tag) Tag(document.Text, CollectionsMarshal.AsSpan(_raw)[first..(last + 1)]);
            });
        }
    }

    void Tag(string text, ReadOnlySpan<RawToken> raw)
    {
        _words.Clear();
        _splitting!.Split(text, raw, _words);
        _tagger.Tag(CollectionsMarshal.AsSpan(_words), _scratch);
    }

    [ThreadStatic]
    static SafeFileHandle? schedstat;

    /// <summary>Processor time of this thread where the kernel tells it (first number of schedstat), else time that passed.</summary>
    static long Nanoseconds()
    {
        if (!HasSchedstat) return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
        schedstat ??= File.OpenHandle(Schedstat);
        Span<byte> line = stackalloc byte[64];
        var read = RandomAccess.Read(schedstat, line, 0);
        return Utf8Parser.TryParse(line[..read], out long nanoseconds, out _) ? nanoseconds : throw new InvalidDataException($"{Schedstat} does not begin with a number.");
    }
}
