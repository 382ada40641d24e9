using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Publishing.Drafts;

/// <summary>What is wrong with a sentence of a draft, held against the record.</summary>
public enum DraftMarkKind { Unsupported, Hardened, Outdated, Unreplied, Ambiguous, Masked }

/// <summary>Why a mark was set.</summary>
public enum DraftReason
{
    /// <summary>No claim and no passage on record carries it.</summary>
    NotOnRecord,

    /// <summary>The record has another figure of the same.</summary>
    FigureDiffers,

    /// <summary>The record has no such figure.</summary>
    FigureNotOnRecord,

    /// <summary>The record has another date of the same.</summary>
    DateDiffers,

    /// <summary>Nobody of that name is on record.</summary>
    NobodyOfThatName,

    /// <summary>The record has it only as what somebody says, or as alleged.</summary>
    SaidAsFact,

    /// <summary>A stage of the law that the record does not have; it has an earlier one.</summary>
    StageBeyond,

    /// <summary>The record says that it is not so.</summary>
    Contradicted,

    /// <summary>It is said as a fact and rests on what a machine read and nobody has reviewed.</summary>
    Unreviewed,

    /// <summary>The case has ended since.</summary>
    CaseEnded,

    /// <summary>Somebody answers it on record, and the draft leaves the answer out.</summary>
    AnswerLeftOut,

    /// <summary>No answer is on record.</summary>
    NoAnswer,

    /// <summary>A document on record says that somebody was asked, and did not answer; the draft does not say so, and no request of this desk is logged.</summary>
    AskedInVain,

    /// <summary>This desk asked them, and awaits the answer.</summary>
    AnswerAwaited,

    /// <summary>This desk tried to ask them, and reached nobody.</summary>
    NotReached,

    /// <summary>The name fits several on record.</summary>
    SeveralBearers,

    /// <summary>The name is that of somebody else on record than the one whom the sentence seems to mean.</summary>
    Namesake,

    /// <summary>The name is masked on record: a minor, or a victim.</summary>
    NameWithheld,
}

/// <summary>What a reader of the report should know of a sentence, though it is no mark.</summary>
public enum DraftNoteKind
{
    /// <summary>All that carries it comes from one origin.</summary>
    OneOrigin,

    /// <summary>Words of a document carry it; no claim was read from them.</summary>
    PassageOnly,

    /// <summary>A count that the record neither has nor contradicts, in a sentence that accuses nobody.</summary>
    CountNotOnRecord,

    /// <summary>All that carries it is material of a protected source.</summary>
    ConfidentialOnly,

    /// <summary>It repeats words of such material as they stand there.</summary>
    WordsOfSource,
}

/// <summary>What became of a sentence.</summary>
public enum DraftSentenceState
{
    /// <summary>It asserts nothing that could be held against the record: no party of the record, no figure.</summary>
    LeftAlone,

    /// <summary>Nothing was found against it, and something on record carries it. That is no clearance.</summary>
    NothingFound,

    /// <summary>It accuses nobody in words that Quipu knows, and nothing in the workspace carries what it says of whom it names. No fault by itself; nobody but a person can say.</summary>
    NotOnRecord,

    /// <summary>It has marks.</summary>
    Marked,

    /// <summary>Quipu could not hold it against the record; see <see cref="DraftSentence.Why"/>.</summary>
    NotChecked,
}

/// <summary>Why a sentence was not checked.</summary>
public enum DraftUnchecked
{
    Language,

    TooLong,

    NobodyOnRecord,

    /// <summary>It accuses somebody whom it denotes by their post, and neither the draft nor the record tells who that is. They can be told all the same: a post is as good as a name in law.</summary>
    NamedByPost,

    /// <summary>It is in the other of the two languages than the draft, which is read as a whole in one.</summary>
    OtherLanguage,
}

/// <summary>Words of the record that stand beside a mark, with every claim that was read from them.</summary>
/// <param name="Claims">None: no claim was read from these words.</param>
public sealed record RecordWords(DocumentHead Document, Span At, string Text, ImmutableArray<ShownClaim> Claims);

/// <summary>One mark of a sentence.</summary>
/// <param name="Whom">The party that it is about, as the draft names it; null where it is about a figure.</param>
/// <param name="Draft">What the draft says: its figure, its stage, its words.</param>
/// <param name="Record">What the record says instead; null where it says nothing.</param>
/// <param name="Beside">The record's words, the nearest first.</param>
public sealed record DraftMark(DraftMarkKind Kind, DraftReason Reason, string? Whom, string? Draft, string? Record, ImmutableArray<RecordWords> Beside)
{
    /// <summary>How the case of the party ended, where it did: told before anything else that the mark says.</summary>
    public DraftEnding? Ended { get; init; }
}

/// <summary>The end of a case.</summary>
/// <param name="Stage">Acquitted, dropped, annulled and the like.</param>
/// <param name="On">When, as far as it is on record; else the day of the document that tells it; null where neither is dated.</param>
public sealed record DraftEnding(Stage Stage, string? On);

/// <summary>A sentence of a draft and what was found.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Line">Of the file or of the text that was handed in, from 1.</param>
public sealed record DraftSentence(
    int Number, int Line, Span At, string Text, DraftSentenceState State, DraftUnchecked? Why, ImmutableArray<DraftMark> Marks, ImmutableArray<DraftNoteKind> Notes, ImmutableArray<RecordWords> Carried)
{
    /// <summary>The requests by which what it says was put to those whom it accuses, whatever came of them.</summary>
    public ImmutableArray<DraftAsked> Asked { get; init; } = [];
}

/// <summary>A draft held against the record. Nothing of it is kept, and nothing in it is clearance.</summary>
/// <param name="Sentences">All of them, in order.</param>
/// <param name="Parties">How many parties of the record the draft names.</param>
/// <param name="Documents">How many documents of the record were looked at: those that name a party of the draft.</param>
/// <param name="DocumentsLeft">How many more name one and were not looked at.</param>
public sealed record DraftReport(Document Draft, ImmutableArray<DraftSentence> Sentences, int Parties, int Documents, int DocumentsLeft)
{
    /// <summary>How many sentences have that state.</summary>
    public int Count(DraftSentenceState state) => Sentences.Count(s => s.State == state);

    /// <summary>How many sentences have a mark of that kind.</summary>
    public int Count(DraftMarkKind kind) => Sentences.Count(s => s.Marks.Any(m => m.Kind == kind));

    /// <summary>It is in a language that is not read: no sentence was checked.</summary>
    public bool IsForeign => Sentences.Any(s => s.Why == DraftUnchecked.Language);

    /// <summary>Sentences that were held against the record.</summary>
    public int Checked => Count(DraftSentenceState.NothingFound) + Count(DraftSentenceState.NotOnRecord) + Count(DraftSentenceState.Marked);
}
