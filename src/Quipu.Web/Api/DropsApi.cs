using Microsoft.AspNetCore.Antiforgery;

namespace Quipu.Web.Api;

/// <summary><c>/read</c>: files and folders that were dropped on a page, or chosen in its form, are kept and read beside the requests.</summary>
static class DropsApi
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/read", TakenAsync);

    static async Task<IResult> TakenAsync(Desk desk, DropWork drops, IAntiforgery antiforgery) => drops.IsOpen
        ? await MappingApi.TakenAsync(desk, antiforgery, DropDesk.Largest, form => Task.FromResult(Take(desk, drops, form)))
        : desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);

    static IResult Take(Desk desk, DropWork drops, IFormCollection form)
    {
        var files = form.Files.GetFiles("file").Where(f => f.FileName.Length > 0).ToList();
        if (desk.Options.Drops!.Take(files.Select(f => (f.FileName, (Func<Stream>)f.OpenReadStream))) is not { } drop) return desk.Fault(StatusCodes.Status422UnprocessableEntity, desk.Words["drop.none"]);
        var passed = desk.Options.Drops.PassedBy(drop, desk.Http.RequestAborted);
        drops.Add(drop);
        return Results.LocalRedirect(Links.With("/", desk.Http.Request.Query, ("dropped", Text(files.Count)), ("passed", passed > 0 ? Text(passed) : null)), permanent: false, preserveMethod: false);
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
