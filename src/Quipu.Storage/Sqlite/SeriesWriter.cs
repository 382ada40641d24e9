using Quipu.Claims;
using Quipu.Figures;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Derives the values of series: from the figures of a register when its import is whole, from the figures of the reporting when their document is read or judged.
/// What nobody may add up stands as it is; counts go into the series of their own place and of every place that it lies in.
/// </summary>
sealed class SeriesWriter(Session db)
{
    const string Version = "figures";

    // A count of a district goes into its own series and into those of its province, its department and its country; n: how far up.
    const string Levels =
        """
        (select 0 as n union all select 1 union all select 2 union all select 3) l on l.n = 0 or (f.spot like 'ubigeo:%' and
            (l.n = 3 or (l.n = 2 and substr(f.spot, 10, 4) <> '0000') or (l.n = 1 and substr(f.spot, 12, 2) <> '00')))
        """;

    internal const string Up = "case l.n when 0 then f.spot when 1 then substr(f.spot, 1, 11) || '00' when 2 then substr(f.spot, 1, 9) || '0000' else 'pe' end";

    const string Name = "case l.n when 3 then 'Perú' when 2 then substr(f.place_name, 1, instr(f.place_name || ',', ',') - 1) else f.place_name end";

    const string Sum =
        """
        case when count(*) = 1 then min(s.value) when typeof(sum(s.number)) = 'integer' then cast(sum(s.number) as text)
            else rtrim(rtrim(printf('%.6f', sum(s.number)), '0'), '.') end
        """;

    const string SameTable =
        "w.whole = f.whole and w.measure = f.measure and w.period = f.period and w.publisher = f.publisher and w.vintage = f.vintage and w.dataset = f.dataset and wr.past = r.past";

    /// <summary>
    /// Nothing is counted twice: not a whole in its own place, where it stands as it is, nor a whole that its table says again; not a row whose table has one for a wider place;
    /// not a part whose table has the whole for the same place. Parts that say the same are two: nothing tells that they are one.
    /// For rows <c>f</c> of files <c>r</c> at level <c>l</c>.
    /// </summary>
    internal const string Once =
        $"""
        (f.concept <> f.whole or (l.n > 0 and f.nth = 0)) and (l.n = 0 or not exists (select 1 from figure w join register_file wr on wr.key = w.file where {SameTable} and w.concept = f.concept and w.spot <> f.spot
            and w.spot in ('pe', substr(f.spot, 1, 9) || '0000', substr(f.spot, 1, 11) || '00')))
        and (f.concept = f.whole or not exists (select 1 from figure w join register_file wr on wr.key = w.file where {SameTable} and w.concept = w.whole and w.spot = f.spot))
        """;

    /// <summary>Figures that go into sums, once for each place that they count for.</summary>
    internal const string Parts = $"figure f join register_file r on r.key = f.file join {Levels}";

    const string Columns = "concept, spot, measure, period, ending, publisher, vintage, value, dataset, source, known, low, high, counts, rows, gone, via, label, place_name, verbatim";

    /// <summary>Derives all that follows from the table of concepts, where it was derived from another one.</summary>
    internal static void Renew(Session db)
    {
        if (db.Text("select version from derived where name = ?1", Version) == Concepts.Version) return;
        db.Run("begin immediate");
        try
        {
            var writer = new SeriesWriter(db);
            writer.Measure();
            foreach (var dataset in db.List("select key from dataset", r => r.GetInt64(0))) writer.Register(dataset);
            foreach (var document in db.List("select distinct document from claim where type = ?1", r => r.GetInt64(0), (int)ClaimType.Figure)) writer.Document(document);
            db.Run("insert into derived (name, version) values (?1, ?2) on conflict (name) do update set version = excluded.version", Version, Concepts.Version);
            db.Run("commit");
        }
        catch
        {
            if (db.IsInTransaction) db.Run("rollback");
            throw;
        }
    }

    /// <summary>The values of a dataset's registers, anew.</summary>
    internal void Register(long dataset)
    {
        if (db.Number("select 1 from register_import where dataset = ?1 and figures > 0 limit 1", dataset) is null) return;
        db.Run("delete from series_value where dataset = ?1 and source < 0", dataset);
        db.Run(
            $"""
            insert or ignore into series_value ({Columns})
            select f.concept, f.spot, f.measure, f.period, '', f.publisher, f.vintage, f.value, f.dataset, -f.key, f.known, f.low, f.high, f.counts, 1, r.past, null, null, f.place_name, null
            from figure f join register_file r on r.key = f.file where f.dataset = ?1
            """,
            dataset);
        db.Run(
            $"""
            insert or ignore into series_value ({Columns})
            select s.whole, s.up, s.measure, s.period, '', s.publisher, s.vintage, {Sum}, s.dataset, -min(s.key), 1, min(s.low), max(s.high), min(s.counts), count(*), s.past, null, null, min(s.name), null
            from (select f.*, r.past, {Up} as up, {Name} as name from {Parts} where f.dataset = ?1 and f.whole is not null and {Once}) s
            group by s.whole, s.up, s.measure, s.period, s.publisher, s.vintage, s.past
            """,
            dataset);
    }

    /// <summary>The figures of a document, anew, as its claims now stand.</summary>
    internal void Document(long document)
    {
        db.Run("delete from series_value where source in (select key from claim where document = ?1)", document);
        var claims = db.List(
            "select c.key, c.review, coalesce(b.corrected, b.body) from claim c join claim_body b on b.key = c.key where c.document = ?1 and c.type = ?2 order by c.key",
            r => (Key: r.GetInt64(0), Review: (ReviewState)r.GetInt32(1), Claim: ClaimJson.Read(r.GetString(2))), document, (int)ClaimType.Figure);
        if (claims.Count == 0) return;
        var (publisher, published, dataset) = db.One(
            "select publisher, published, dataset from document where key = ?1",
            r => Tuple.Create(r.IsDBNull(0) ? null : r.GetString(0), r.IsDBNull(1) ? (PartialDate?)null : PartialDate.Parse(r.GetString(1)), r.GetInt64(2)), document)!;
        foreach (var (key, review, claim) in claims)
        {
            var setting = new FigureSetting(
                [.. claim.Attribution.Select(p => Entity(key, ClaimEnd.Attribution, p)?.Name).OfType<string>()], publisher, published, claim.Place is { } place ? Entity(key, ClaimEnd.Place, place) : null);
            if (Measured.Of(claim, setting) is { } measured) Insert((key, dataset, review == ReviewState.Rejected || IsRetracted(key)), measured);
        }
    }

    bool IsRetracted(long claim) => db.Number("select 1 from retracted_claim where claim = ?1", claim) is not null;

    // What each figure of a register is a value of.
    void Measure()
    {
        for (var after = 0L; ;)
        {
            var figures = db.List($"select {FigureReader.Columns}, f.key from figure f where f.key > ?1 order by f.key limit 10000", r => (Figure: FigureReader.Figure(r), Key: r.GetInt64(10)), after);
            if (figures.Count == 0) return;
            foreach (var (figure, key) in figures)
                db.Run(
                    "update figure set concept = ?2, known = ?3, measure = ?4, spot = ?5, whole = ?6, counts = ?7, number = cast(value as numeric) where key = ?1",
                    [key, .. FigureWriter.Derived(Measured.Of(figure))]);
            after = figures[^1].Key;
        }
    }

    // A correction may name an entity by a canonical id: the claim's end knows whose it is.
    LocalEntity? Entity(long claim, ClaimEnd end, Party party)
    {
        var row = db.One("select id, type, named, name, body from entity where id = ?1", Read, party.Entity.Value);
        return row ?? db.One(
            "select e.id, e.type, e.named, e.name, e.body from claim_end n join entity e on e.key = n.entity where n.claim = ?1 and n.field = ?2 order by e.id limit 1", Read, claim, (int)end);
    }

    static LocalEntity Read(Row r) => RecordJson.ReadEntity(
        new() { Id = new(r.GetString(0)), Document = default, Type = (EntityType)r.GetInt32(1), Named = r.GetBoolean(2), Name = r.GetString(3) }, r.GetString(4));

    void Insert((long Claim, long Dataset, bool Rejected) of, Measured measured)
    {
        var (low, high) = measured.Period is { } period ? (DayNumber.Of(period.Earliest), DayNumber.Of((measured.End ?? period).Latest)) : (0, 0);
        db.Run(
            $"insert into series_value ({Columns}) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, ?15, ?16, ?17, ?18, ?19)",
            measured.Concept, measured.Place, measured.Unit, measured.Period?.ToString() ?? "", measured.End?.ToString() ?? "", measured.Publisher, measured.Vintage ?? "", FigureWriter.Plain(measured.Value),
            of.Dataset, of.Claim, measured.IsKnown ? 1 : 0, low, high, measured.Counts ? 1 : 0, of.Rejected ? 1 : 0, measured.Via, measured.Label, measured.PlaceName, measured.Verbatim);
    }
}
