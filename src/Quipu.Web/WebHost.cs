using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Quipu.Model;
using Quipu.Web.Api;
using Quipu.Web.Api.Reconciliation;
using Quipu.Web.Api.Yente;
using Quipu.Web.Parts;
using Quipu.Web.Safety;

namespace Quipu.Web;

/// <summary>Serves a workspace to the browsers of this machine: pages, and the same as JSON.</summary>
public static class WebHost
{
    /// <summary>The field of a form, and the header of a JSON change, that brings the anti-forgery token back.</summary>
    public const string TokenField = "quipu-token";

    /// <summary>Bytes of what is sent at most where no file is handed in.</summary>
    internal const long LargestBody = 1 << 20;

    /// <summary>A server that is ready to start.</summary>
    /// <exception cref="OpenAddressException">The address is one that other machines can reach.</exception>
    public static WebApplication Build(WebOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var addresses = Loopback.Check(options.Urls);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(WebHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. addresses]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LimitedBody.LargestTaken;
        });
        AddParts(builder.Services, options);
        var app = builder.Build();
        app.Use(async (http, next) =>
        {
            SafeHeaders.Set(http.Response);
            LimitedBody.Set(http.Request);
            if (options.Guarded && SameOrigin.Refuse(http.Request) is { } refusal) await RefuseAsync(http, refusal);
            else
            {
                Preferences.Keep(http);
                await EvenMasks.Serve(http, next);
            }
        });
        app.UseExceptionHandler(broken => broken.Run(TellAsync));
        MapAll(app);
        return app;
    }

    static void AddParts(IServiceCollection services, WebOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Work>();
        services.AddSingleton<Offsets>();
        services.AddSingleton<Matcher>();
        services.AddSingleton(options.Network ?? new(options.Store));
        services.AddSingleton(options.Map ?? new(options.Store));
        services.AddSingleton<PastFindings>();
        services.AddSingleton(new AssessmentDesk(options.Store, options.Schemes ?? new(null)));
        services.AddSingleton<Crossing>();
        services.AddSingleton<Unmasking>();
        services.AddSingleton<SentOnce>();
        services.AddSingleton<DropWork>();
        services.AddHostedService(s => s.GetRequiredService<DropWork>());
        services.AddHostedService<FindingWork>();
        services.AddHostedService<WatchWork>();
        services.AddSingleton<Trials>();
        services.AddHttpContextAccessor();
        services.AddScoped<Desk>();
        services.AddScoped(s => new Asked(s.GetRequiredService<Desk>().Http.Request.Query, s.GetRequiredService<Desk>().Words));
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddProblemDetails();
        // Keys live as long as the process: nothing is written beside the workspace, and a restart asks for a fresh page.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = antiforgery.HeaderName = TokenField;
            // Cookies know no ports: two workspaces open at once must not overwrite each other's.
            antiforgery.Cookie.Name = "quipu-" + ContentHash.Of("antiforgery", options.WorkspaceName, options.Urls)[..8];
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }

    static void MapAll(WebApplication app)
    {
        StartApi.Map(app);
        DocumentsApi.Map(app);
        EntitiesApi.Map(app);
        ReportsApi.Map(app);
        ClaimsApi.Map(app);
        ReviewApi.Map(app);
        TimelineApi.Map(app);
        MapApi.Map(app);
        LawsApi.Map(app);
        AssessmentApi.Map(app);
        NetworkApi.Map(app);
        BoardsApi.Map(app);
        WholeApi.Map(app);
        PathsApi.Map(app);
        HoldersApi.Map(app);
        SharedTiesApi.Map(app);
        MoneyApi.Map(app);
        IndicatorsApi.Map(app);
        PublishingApi.Map(app);
        PatternsApi.Map(app);
        FindingsApi.Map(app);
        RepliesApi.Map(app);
        SearchesApi.Map(app);
        WatchesApi.Map(app);
        SearchApi.Map(app);
        DatasetsApi.Map(app);
        SourcesApi.Map(app);
        EditionsApi.Map(app);
        MappingApi.Map(app);
        DropsApi.Map(app);
        FiguresApi.Map(app);
        LogApi.Map(app);
        ProtectedApi.Map(app);
        CorrectionsApi.Map(app);
        WorkApi.Map(app);
        ScreeningApi.Map(app);
        DraftsApi.Map(app);
        MatchesApi.Map(app);
        MasksApi.Map(app);
        YenteApi.Map(app);
        ReconciliationApi.Map(app);
        app.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpResponse response) =>
        {
            if (ClientFiles.Find(name) is not { } asset || asset.Hash != hash) return Results.NotFound();
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Bytes, asset.Type);
        });
        app.MapFallback("{*path}", (Desk desk) => Answers.IsData(desk.Http.Request)
            ? Answers.Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"])
            : desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]));
    }

    static Task RefuseAsync(HttpContext http, Refusal refusal) =>
        Answers.Problem(refusal.Status, Preferences.LanguageOf(http.Request)[refusal.Words]).ExecuteAsync(http);

    /// <summary>The one place where a broken world becomes an answer: its sentence where it has one, and never its insides.</summary>
    static Task TellAsync(HttpContext http)
    {
        SafeHeaders.Set(http.Response);
        var desk = http.RequestServices.GetRequiredService<Desk>();
        var broken = Cause(http.Features.Get<IExceptionHandlerFeature>()?.Error);
        var (status, sentence) = broken switch
        {
            WorkspaceBusyException or StorageException => (StatusCodes.Status503ServiceUnavailable, broken.Message),
            QuipuException => (StatusCodes.Status500InternalServerError, broken.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, TooLarge(desk)),
            BadHttpRequestException bad => (bad.StatusCode, desk.Words["sent.body"]),
            AntiforgeryValidationException => (StatusCodes.Status400BadRequest, desk.Words["sent.body"]),
            _ => (StatusCodes.Status500InternalServerError, desk.Words["fault.broken"]),
        };
        http.Response.StatusCode = status;
        IResult answer = Answers.IsData(http.Request) ? Answers.Problem(status, sentence) : desk.Fault(status, sentence);
        return answer.ExecuteAsync(http);
    }

    // Whoever looks for the token reads the form, and wraps what is wrong with it.
    static Exception? Cause(Exception? broken) => broken is AntiforgeryValidationException { InnerException: BadHttpRequestException bad } ? bad : broken;

    static string TooLarge(Desk desk) =>
        desk.Words.Of("sent.large", desk.Words.Number((int)(((desk.Http.Request.Body as LimitedBody)?.Most ?? LargestBody) >> 20)));
}
