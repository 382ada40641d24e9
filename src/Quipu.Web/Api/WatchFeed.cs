using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Quipu.Publishing.Leavings;
using Quipu.Watches;
using Quipu.Web.Pages.Watches;

namespace Quipu.Web.Api;

/// <summary>What a watch told as an Atom feed (RFC 4287), for a reader of feeds on this machine. Its bytes are the same until something is told.</summary>
static class WatchFeed
{
    /// <summary>Entries at most; a feed is what is new, and the page has all.</summary>
    const int Most = 50;

    /// <param name="departure">Takes the claims that it carries.</param>
    internal static void Write(Stream to, (Teller Teller, KeptWatch Kept, string Site) what, Departure departure)
    {
        var (teller, (watch, _, _, _, latest), site) = what;
        var page = $"{site.TrimEnd('/')}/watches/{watch.Id}";
        var telling = watch.IsMuted ? new Telling([], 0, 0, 0) : teller.Tell(watch, new(watch.Id), Most);
        departure.Carry(telling.Lines.Select(l => l.Claim));
        var notes = string.Join(' ', new[] { watch.WithProposals ? teller.Words["watches.mail.openly"] : null }.Concat(Digest.Left(teller.Words, telling, Most)).OfType<string>());
        var feed = new SyndicationFeed(teller.Title(watch), notes, new Uri(page), $"urn:quipu:watch:{watch.Id}", latest ?? watch.At)
        {
            Language = teller.Words.Code,
            Generator = "Quipu",
            Items = telling.Lines.Select(l => Entry(l, watch, page)).ToList(),
        };
        feed.Authors.Add(new() { Name = "Quipu" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new(page + ".atom"), "application/atom+xml"));
        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), Indent = true });
        new Atom10FeedFormatter(feed).WriteTo(xml);
    }

    static SyndicationItem Entry(ToldAlert told, Watch watch, string page)
    {
        var number = told.Alert.Number.ToString(CultureInfo.InvariantCulture);
        var entry = new SyndicationItem(
            Plain(told.Line), new TextSyndicationContent(Plain(string.Join('\n', new[] { told.Line, told.Quote is { } quote ? $"“{quote}”" : null, told.Source }.OfType<string>()))),
            new($"{page}#a-{number}"), $"urn:quipu:watch:{watch.Id}:{number}", told.Alert.At)
        { PublishDate = told.Alert.At };
        return entry;
    }

    // What XML cannot hold.
    static string Plain(string text) => new([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
}
