using Quipu.Web.Pages.Patterns;

namespace Quipu.Web.Api;

/// <summary>Saves and removes a desk's own patterns. Nothing is written over that the writer has not seen.</summary>
static class PatternChanges
{
    internal static (int Status, EditView View) Save(Desk desk, EditView view)
    {
        if (view.Reading.Pattern is not { } pattern) return (StatusCodes.Status422UnprocessableEntity, view with { Fault = desk.Words["pattern.save.faults"] });
        if (!PatternFolder.IsSlug(pattern.Slug))
            return (StatusCodes.Status422UnprocessableEntity, view with { Fault = desk.Words.Of("pattern.save.slug", pattern.Slug, PatternFolder.LongestSlug) });
        var folder = desk.Options.Patterns!;
        // Under another slug it is another file, which the writer did not begin with.
        var version = view.Slug is null || pattern.Slug == view.Slug ? view.Version : "";
        return folder.Save(pattern.Slug, view.Text, version) == PatternSaving.Done ? (StatusCodes.Status303SeeOther, view with { Slug = pattern.Slug })
            : Changed(desk, view, pattern.Slug, "pattern.save.changed");
    }

    internal static (int Status, EditView View) Remove(Desk desk, EditView view)
    {
        var slug = view.Slug ?? "";
        switch (desk.Options.Patterns!.Remove(slug, view.Version))
        {
            case PatternSaving.Done: return (StatusCodes.Status303SeeOther, view with { Slug = null });
            case PatternSaving.Changed: return Changed(desk, view, slug, "pattern.remove.changed");
            default: return (StatusCodes.Status422UnprocessableEntity, view with { Fault = desk.Words["pattern.remove.gone"] });
        }
    }

    // What stands there now is shown, and the next press is made knowing it.
    static (int Status, EditView View) Changed(Desk desk, EditView view, string slug, string words)
    {
        var now = desk.Options.Patterns!.Find(slug);
        var seen = new EditView(slug, view.Text.Length > 0 ? view.Text : now?.Text ?? "", now?.Version ?? "")
        {
            IsOwn = now?.File is not null,
            Fault = desk.Words.Of(words, slug),
            Theirs = now?.File is null ? null : now.Text,
        };
        return (StatusCodes.Status409Conflict, seen);
    }
}
