using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Xunit;

namespace Quipu.Web.Tests.Pages;

// What a page weighs on the way: itself, its style and its scripts, compressed.
public sealed partial class PagesInBrowserTest
{
    const int Heaviest = 250 * 1024;

    [Fact]
    public async Task No_page_is_heavy_and_none_loads_an_island_that_it_does_not_show()
    {
        var (faults, known) = (new List<string>(), new Dictionary<string, (int Bytes, string Text)>(StringComparer.Ordinal));
        foreach (var path in Every.Where(p => p is not ("nothing-here" or "assessment?scheme=none")))
        {
            var (bytes, text) = await PackedAsync("/" + path);
            var page = new HtmlParser().ParseDocument(text);
            var links = page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
            foreach (var link in links.Where(l => !known.ContainsKey(l))) known[link] = await PackedAsync(link);
            var all = bytes + links.Sum(l => known[l].Bytes);
            if (all > Heaviest) faults.Add($"/{path}: {all >> 10} kB");
            faults.AddRange(from link in links
                            from Match island in Island().Matches(known[link].Text)
                            where page.QuerySelector(island.Groups[1].Value) is null
                            select $"/{path} loads {island.Groups[1].Value} and shows none");
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Contains(known.Values, k => Island().IsMatch(k.Text));
    }

    // As it would travel where a way is slow: between a server and a browser on one machine it is not packed.
    async Task<(int Bytes, string Text)> PackedAsync(string path)
    {
        var bytes = await sample.Site.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(bytes);
        return ((int)packed.Length, System.Text.Encoding.UTF8.GetString(bytes));
    }

    [GeneratedRegex(@"customElements\.define\(""(quipu-[a-z]+)""")]
    private static partial Regex Island();
}
