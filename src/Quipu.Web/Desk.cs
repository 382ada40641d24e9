using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Components;
using Quipu.Access;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Registers;
using Quipu.Web.Wording;

namespace Quipu.Web;

/// <summary>What one request is served with: the records, who asks, in which language and dress, and the token their forms must bring back.</summary>
public sealed class Desk(WebOptions options, IHttpContextAccessor accessor, IAntiforgery antiforgery, Work work, Matcher matching, Crossing crossing, NetworkDesk network, PastFindings past, Unmasking unmasking, AssessmentDesk assessment, MapDesk map)
{
    string? _token;
    ImmutableArray<Pattern>? _patterns;
    Dictionary<string, string?>? _runs;

    public IStore Store => options.Store;

    /// <summary>Who asks: in the language of their pages, and with the right to see masked names where they took it up.</summary>
    public Viewer Viewer { get; } = options.Viewer with
    {
        Language = Preferences.LanguageOf(accessor.HttpContext!.Request).Code,
        Unmasked = options.Viewer.Unmasked || unmasking.IsOn(accessor.HttpContext!.Request),
    };

    internal Unmasking Unmasking => unmasking;

    /// <summary>Whether who asks may take up the right to see masked names.</summary>
    internal bool CanUnmask => unmasking.MayAsk;

    public WebOptions Options => options;

    /// <summary>Who may be meant by a name: the one scorer of every page and address.</summary>
    internal MatchIndex Matching => matching.Index;

    /// <summary>Who is tied to whom, for walks over the whole.</summary>
    internal NetworkDesk Network => network;

    /// <summary>Claims on the map.</summary>
    internal MapDesk Map => map;

    /// <summary>Findings as they stood on another day.</summary>
    internal PastFindings Past => past;

    /// <summary>Places held against an index.</summary>
    internal AssessmentDesk Assessment => assessment;

    /// <summary>The datasets that a program may ask, as of the last change.</summary>
    internal ImmutableArray<DatasetRow> Datasets => matching.Datasets;

    /// <summary>Matches that a program asks for, as soon as it is their turn.</summary>
    internal Task<T> InTurnAsync<T>(Func<T> work) => matching.InTurnAsync(work, Http.RequestAborted);

    /// <summary>Whether that can be asked without a long wait.</summary>
    internal bool CanMatch => matching.IsReady(TimeSpan.FromSeconds(2));

    /// <summary>The patterns that are searched for here: the desk's own, and the library's.</summary>
    internal ImmutableArray<Pattern> Patterns => _patterns ??= options.Patterns?.Read().Patterns ?? PatternLibrary.All;

    /// <summary>How many patterns have not been run as they are written now.</summary>
    internal int PatternsBehind => Patterns.Count(p => !IsRun(p));

    /// <summary>Whether a pattern has been run as it is written now.</summary>
    internal bool IsRun(Pattern pattern) =>
        (_runs ??= Store.PatternRuns(Viewer).ToDictionary(r => r.Pattern, r => r.Version, StringComparer.Ordinal)).GetValueOrDefault(pattern.Slug) == pattern.Version;

    /// <summary>Whether who asks may change patterns: the owner of a workspace with a folder.</summary>
    internal bool CanEditPatterns => options.Patterns is not null && Viewer.Datasets is null;

    public HttpContext Http { get; } = accessor.HttpContext ?? throw new InvalidOperationException("A desk stands in a request.");

    public Words Words { get; } = Preferences.LanguageOf(accessor.HttpContext!.Request);

    /// <summary><c>light</c>, <c>dark</c> or <c>auto</c> (as the machine is set).</summary>
    public string Theme { get; } = Preferences.ThemeOf(accessor.HttpContext!.Request);

    /// <summary>The anti-forgery token of this answer's forms; asking for it sets its cookie, so ask before the answer starts.</summary>
    public string Token => _token ??= antiforgery.GetAndStoreTokens(Http).RequestToken!;

    /// <summary>How a reading or a cross-reference goes that runs now; null where none does.</summary>
    public string? Running => Work?.Say(Words) ?? options.Progress?.Invoke();

    /// <summary>How far the reading is that another process handed over, or the cross-reference that a page began.</summary>
    public WorkState? Work => work.State ?? crossing.State;

    internal Crossing Crossing => crossing;

    /// <summary>This page's path, without its query.</summary>
    public string Path => Http.Request.Path.Value ?? "/";

    /// <summary>This page's address: path and query, as forms bring it back.</summary>
    public string Here => Path + Http.Request.QueryString.Value;

    /// <summary>This page's address with some of its query changed; a null value takes a key out. The page of a list is forgotten.</summary>
    public string With(params ReadOnlySpan<(string Key, string? Value)> changes) => Links.With(Path, Http.Request.Query, changes);

    /// <summary>The address of the same data as JSON.</summary>
    public string Twin => (Path == "/" ? "/index" : Path) + ".json" + Links.Without(Http.Request.Query, "lang", "theme");

    /// <summary>The address of the same data as a table of comma-separated values.</summary>
    public string Table => Path + ".csv" + Links.Without(Http.Request.Query, "lang", "theme");

    internal RazorComponentResult<TPage> Page<TPage>(object view, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        _ = Token;
        return new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view }) { StatusCode = status, PreventStreamingRendering = true };
    }

    internal RazorComponentResult Fault(int status, string sentence) =>
        Page(status, sentence);

    RazorComponentResult Page(int status, string sentence)
    {
        _ = Token;
        var view = new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = new Pages.Fault.FaultView(status, sentence) };
        return new(typeof(Pages.Fault.FaultPage), view) { StatusCode = status, PreventStreamingRendering = true };
    }
}
