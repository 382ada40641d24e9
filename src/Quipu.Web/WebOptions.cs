using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Web;

/// <summary>What the pages are given: the records, who looks at them, and where to listen. Pages know no store's driver.</summary>
/// <param name="Store">The records.</param>
/// <param name="WorkspaceName">As it is printed at the head of every page.</param>
/// <param name="Viewer">Who looks; their name is written beside their judgements.</param>
/// <param name="Urls">Where to listen: a loopback address with a port, such as <c>http://127.0.0.1:5290</c>; several are divided by <c>;</c>.</param>
public sealed record WebOptions(IStore Store, string WorkspaceName, Viewer Viewer, string Urls)
{
    /// <summary>The workspace's folder with its whole path: a command that is copied from a page finds it from wherever it is run.</summary>
    public string Folder { get; init; } = WorkspaceName + ".quipu";

    /// <summary>The same as a shell takes it: in quotes where it has blanks or signs that mean something there.</summary>
    public string FolderWord => Folder.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '\\' or ':') ? Folder
        : OperatingSystem.IsWindows() ? $"\"{Folder}\"" : $"'{Folder.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Time for judgements.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The bytes of a capture, or null where they are gone; null: the pages do not offer originals.</summary>
    public Func<CaptureId, byte[]?>? Captures { get; init; }

    /// <summary>The key that bundles are signed with, whose caller disposes it; null: they leave unsigned.</summary>
    public Func<SigningKey?>? Key { get; init; }

    /// <summary>Keeps bytes as a capture: an answer that came, a page that was seen; null: none are taken.</summary>
    public Func<byte[], CaptureId>? Keep { get; init; }

    /// <summary>Reads a row of an import again from its capture; null: pages show no rows.</summary>
    public Func<ImportRow, RowPlace, RowRead>? Rows { get; init; }

    /// <summary>Reads or imports more paths into the workspace and tells how it goes, a JSON line at a time; null: no work is taken.</summary>
    public Func<WorkOrder, CancellationToken, IAsyncEnumerable<string>>? HandOff { get; init; }

    /// <summary>What another process must show to hand work over. Work is refused where this is null.</summary>
    public string? HandOffToken { get; init; }

    /// <summary>Takes files that are dropped on a page, which <see cref="HandOff"/> then reads; null: none are taken.</summary>
    public DropDesk? Drops { get; init; }

    /// <summary>Tables that are mapped by hand; null: none are taken.</summary>
    public TableDesk? Tables { get; init; }

    /// <summary>Everybody on record, by name; null: made in memory at the first question.</summary>
    public MatchIndex? Known { get; init; }

    /// <summary>The network at hand; null: made in memory at the first question.</summary>
    public NetworkDesk? Network { get; init; }

    /// <summary>Keeps findings up to date while the pages are served; null: pages show them as they were last kept.</summary>
    public FindingDesk? Findings { get; init; }

    /// <summary>Keeps questions as watches, and keeps their answers up to date while the pages are served; null: watches are made and shown as they were last kept.</summary>
    public WatchDesk? Watches { get; init; }

    /// <summary>The folder in which a desk keeps patterns of its own; null: only those of the library are shown, and none is edited.</summary>
    public PatternFolder? Patterns { get; init; }

    /// <summary>The schemes that places are assessed by; null: those that come with Quipu.</summary>
    public SchemeFolder? Schemes { get; init; }

    /// <summary>The desk's tables of exchange rates; null: there are none, and nothing is converted.</summary>
    public RateTables? Rates { get; init; }

    /// <summary>Claims on the map, with the desk's own places; null: only the bundled places are known.</summary>
    public MapDesk? Map { get; init; }

    /// <summary>Red flags of the procurement on record; null: pages show none.</summary>
    public IndicatorDesk? Indicators { get; init; }

    /// <summary>Holds datasets against each other; null: pages say which command does.</summary>
    public CrossReferencing? Cross { get; init; }

    /// <summary>The least score of a match where nobody says otherwise (the setting <c>match-threshold</c>), as a share.</summary>
    public double MatchThreshold { get; init; } = Matching.Scoring.MatchThresholds.Default;

    /// <summary>The score from which a match is called strong (the setting <c>match-high</c>), as a share.</summary>
    public double MatchHigh { get; init; } = Matching.Scoring.MatchThresholds.High;

    /// <summary>How a reading in this process goes, in one line; null where none runs.</summary>
    public Func<string?>? Progress { get; init; }

    /// <summary>Cross-site and forgery checks; off only in the test that proves that they are what keeps a hostile page out.</summary>
    internal bool Guarded { get; init; } = true;
}
