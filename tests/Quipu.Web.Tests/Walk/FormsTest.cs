using AngleSharp.Html.Parser;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Walk;

/// <summary>On a laptop that several people use, no browser offers again what somebody typed into a form: names, addresses, reasons.</summary>
public sealed class FormsTest(SampleSite sample)
{
    [Fact]
    public async Task No_form_of_any_page_lets_the_browser_keep_what_was_typed()
    {
        var (forms, offering) = (0, new List<string>());
        await foreach (var visit in new Walker(sample.Site.Client).WalkAsync("/", "/search?q=police", "/replies", "/searches", "/sources/protected", "/draft-check", "/masks", "/screening", "/import/map"))
        {
            // An original is somebody else's, and comes as plain text.
            if (visit.IsData || visit.IsTable || visit.Path.EndsWith("/original", StringComparison.Ordinal) || !visit.Body.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal)) continue;
            var (count, found) = Offering(visit.Body);
            forms += count;
            offering.AddRange(found.Select(f => $"{visit.Path}: {f}"));
        }

        Assert.True(forms > 500, $"only {forms} forms were seen");
        Assert.True(offering.Count == 0, string.Join('\n', offering.Take(20)));
    }

    [Theory]
    [InlineData("/claims")]
    [InlineData("/replies")]
    [InlineData("/masks")]
    [InlineData("/leavings")]
    [InlineData("/search?q=police")]
    public async Task A_form_that_lets_it_is_seen(string path)
    {
        var body = await sample.Site.TextAsync(path);
        var at = body.LastIndexOf(" autocomplete=\"off\"", StringComparison.Ordinal);
        Assert.NotEmpty(Offering(body.Remove(at, " autocomplete=\"off\"".Length)).Found);
    }

    static (int Forms, List<string> Found) Offering(string body)
    {
        var page = new HtmlParser().ParseDocument(body);
        var forms = page.QuerySelectorAll("form");
        var found = forms.Where(f => f.GetAttribute("autocomplete") != "off").Select(f => f.GetAttribute("action") ?? f.ClassName ?? "form").ToList();
        found.AddRange(page.QuerySelectorAll("input, textarea, select").Where(i => i.GetAttribute("autocomplete") is { } own && own != "off").Select(i => i.GetAttribute("name") ?? "field"));
        // A field that stands in no form has no form's attribute.
        found.AddRange(page.QuerySelectorAll("input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea").Where(i => i.Closest("form") is null && i.GetAttribute("autocomplete") != "off").Select(i => i.GetAttribute("name") ?? "field"));
        return (forms.Length, found);
    }
}
