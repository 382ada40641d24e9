using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Attribution;
using Quipu.Reading.Coreference;
using Quipu.Reading.Frames;
using Quipu.Reading.Mentions;

namespace Quipu.Reading;

/// <summary>
/// The reader of rules and lexicons: analyses, finds mentions, evokes frames, and weighs who says what how surely. English and Spanish.
/// Safe from any thread; the same document gives the same reading.
/// </summary>
public sealed class FrameReader : IReader
{
    internal static IAnalyser DefaultAnalyser { get; } = new TrainedAnalyser();

    readonly IAnalyser _analyser;
    readonly OwnFrames? _own;

    /// <summary>Reads with the analyser that is the default.</summary>
    public FrameReader() => _analyser = DefaultAnalyser;

    /// <summary>Reads with a desk's own frames beside those of Quipu.</summary>
    /// <param name="folder">Holds <c>en.yaml</c>, <c>es.yaml</c> or both, as docs/reference/frames.md has them.</param>
    /// <exception cref="LexiconException">The folder has neither, or a file has a fault; the sentence names the line.</exception>
    public FrameReader(string folder) : this() => _own = OwnFrames.Load(folder);

    internal FrameReader(IAnalyser analyser) => _analyser = analyser;

    /// <summary>Name and version; with a desk's own frames also the beginning of their hash, so that a change of them is another reader.</summary>
    public string Name => _own is null ? "frames/1" : $"frames/1+{_own.Hash}";

    public DocumentReading Read(Document document) => ReadWithMentions(document).Reading;

    /// <summary>The reading, and all mentions that it chose from.</summary>
    internal (DocumentReading Reading, MentionSet Mentions) ReadWithMentions(Document document)
    {
        var text = Analysed(document);
        if (text.Tokens.IsEmpty) return (new(document.Id, Name, [], []), new(text, [], [], [], [], []));
        var set = Referents.Find(text);
        return (Read(set, Name, _own), set);
    }

    /// <summary>Text without capitals is analysed with them restored, letter for letter; what is quoted stays as it is written.</summary>
    internal AnalysedText Analysed(Document document)
    {
        FirstUse.Of(Readable.LanguageOf(document));
        var text = _analyser.Analyse(LostCapitals.Restored(document));
        return ReferenceEquals(text.Document, document) ? text : text with { Document = document };
    }

    /// <summary>The right half of reading: claims from what was found before.</summary>
    internal static DocumentReading Read(MentionSet set, string name, OwnFrames? own = null)
    {
        var (found, scenes) = Weighed(set, own);
        return Read(set, name, found, scenes);
    }

    /// <summary>The last step of reading: claims of what was weighed.</summary>
    internal static DocumentReading Read(MentionSet set, string name, List<Frames.Draft> found, Scene[] scenes)
    {
        var claims = new ClaimBuilder(scenes, set.Entities, name).Build(found);
        return new(set.Text.Document.Id, name, Whereabouts.Located(set.Text, Kept(set.Entities, claims)), claims);
    }

    /// <summary>What was found, each with who says it and how; not yet claims.</summary>
    internal static (List<Frames.Draft> Drafts, Scene[] Scenes) Weighed(MentionSet set, OwnFrames? own = null)
    {
        var (found, scenes) = DraftFinder.Find(set, own);
        return (Weigh(found, scenes), scenes);
    }

    /// <summary>Says of each draft who says it, how, and what it answers; drops what is asked or imagined.</summary>
    internal static List<Frames.Draft> Weigh(List<Frames.Draft> found, Scene[] scenes)
    {
        var (speakers, modalities) = (new Speakers(scenes), scenes.Select(s => new Modalities(s)).ToArray());
        found.RemoveAll(d => !modalities[d.Sentence].Weigh(d, speakers.Attribute(d)));
        var kept = found.ToHashSet();
        foreach (var draft in found) draft.About.RemoveAll(a => !kept.Contains(a));
        // What a court has not found, or is only asked to find, stays alleged.
        foreach (var verdict in found.Where(d => d.Stage is Stage.Convicted or Stage.Sentenced && (d.Negated || d.Modality != Modality.Stated)))
            foreach (var deed in verdict.About)
                if (deed is { IsConduct: true, Modality: Modality.Stated, Negated: false } && deed.Sentence == verdict.Sentence) deed.Modality = Modality.Alleged;
        // "no fue acusado de", "no tiene denuncias por": what nobody is held to answer for is no allegation.
        found.RemoveAll(d => d is { Type: ClaimType.EngagesIn, Of: { Negated: true, Stage: not (Stage.Convicted or Stage.Sentenced) } of } && !AboutLinks.IsOutcome(of) && scenes[d.Sentence].Evidence.Spanish);
        Overlaps.Settle(found);
        Deniers.Name(found, scenes);
        // A confession that somebody else tells of is theirs to prove.
        foreach (var owned in found.Where(d => d is { Owned: true, Speakers.Count: > 1 })) owned.Modality = Modality.Alleged;
        AboutLinks.Add(found, scenes);
        return Merging.Reduce(found, scenes);
    }

    /// <summary>What is named, and what is not named but stands in a claim.</summary>
    static ImmutableArray<LocalEntity> Kept(ImmutableArray<LocalEntity> entities, ImmutableArray<Claim> claims)
    {
        var used = claims.SelectMany(c => c.Ends()).Select(e => e.Party.Entity).ToHashSet();
        return [.. entities.Where(e => e.Named || used.Contains(e.Id)).OrderBy(e => e.Mentions.IsDefaultOrEmpty ? int.MaxValue : e.Mentions[0].At.Start)];
    }
}
