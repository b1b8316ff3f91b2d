/**
 * The HTTP interface as types. Written from the OpenAPI document: do not edit by hand.
 */

export interface paths {
    "/api/v1/session": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SessionOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["SignInIn"] } };
            responses: {
                201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SessionOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                204: { headers: { [name: string]: unknown }; content?: never; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                204: { headers: { [name: string]: unknown }; content?: never; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["PreferencesIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SessionOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/practice/next": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["NextOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["TodayOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sittings": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["SittingIn"] } };
            responses: {
                201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SittingOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sittings/{sitting_id}": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path: { sitting_id: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SittingOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/answers": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["AnswerIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["VerdictOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sittings/{sitting_id}/events": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path: { sitting_id: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["SittingEventsIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SittingEventsOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sittings/{sitting_id}/end": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path: { sitting_id: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["SittingEndIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OutcomeOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sittings/{sitting_id}/outcome": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path: { sitting_id: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OutcomeOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/mine": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MySkillsOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/badges/mine": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MyBadgesOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ArticlesOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{slug}": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path: { slug: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ArticleOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{slug}/draft": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put: {
            parameters: { query?: never; header?: never; path: { slug: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["DraftIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["DraftOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        post?: never;
        delete: {
            parameters: { query?: never; header?: never; path: { slug: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                204: { headers: { [name: string]: unknown }; content?: never; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{revision_id}": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path: { revision_id: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RevisionDetailOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{revision_id}/submission": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path: { revision_id: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["SubmissionIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RevisionDetailOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{revision_id}/approval": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path: { revision_id: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["ApprovalIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RevisionDetailOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{revision_id}/return": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path: { revision_id: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["ReturnIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RevisionDetailOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions/{revision_id}/rollback": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path: { revision_id: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RevisionDetailOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/preview": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put?: never;
        post: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["LessonPreviewIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["LessonOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{lesson_id}": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get?: never;
        put: {
            parameters: { query?: never; header?: never; path: { lesson_id: string }; cookie?: never; };
            requestBody: { content: { "application/json": components["schemas"]["LessonIn"] } };
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["LessonOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        post?: never;
        delete: {
            parameters: { query?: never; header?: never; path: { lesson_id: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                204: { headers: { [name: string]: unknown }; content?: never; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/updates": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path?: never; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["UpdatesOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/updates/{revision_id}": {
        parameters: { query?: never; header?: never; path?: never; cookie?: never; };
        get: {
            parameters: { query?: never; header?: never; path: { revision_id: string }; cookie?: never; };
            requestBody?: never;
            responses: {
                200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["UpdateReadinessOut"] }; };
                default: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemOut"] } };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ComplaintOut: { line: number | null; message: string };
        ProblemOut: { type: string; title: string; status: number; detail: string; code: string; request_id: string; complaints: components["schemas"]["ComplaintOut"][] | null };
        PersonRef: { id: string; name: string };
        SkillRef: { slug: string; name: string };
        TeamRef: { id: string; name: string };
        ArticleRef: { slug: string; title: string };
        SessionPersonOut: { id: string; name: string; sign_in: string; language: "zh-CN" | "en"; theme: "system" | "light" | "dark"; roles: ("agent" | "author" | "lead" | "duty_lead" | "manager" | "owner" | "compliance" | "admin")[]; team: components["schemas"]["TeamRef"] | null };
        BankOut: { name: string; time_zone: string };
        SessionOut: { person: components["schemas"]["SessionPersonOut"]; bank: components["schemas"]["BankOut"]; now: string };
        SignInIn: { sign_in: string; password: string };
        PreferencesIn: { language: "zh-CN" | "en"; theme: "system" | "light" | "dark" };
        LevelOut: { level: "none" | "beginner" | "learning" | "solid" | "mastered"; arcs: number; stale: boolean };
        NextOut: { kind: "resume" | "update" | "review" | "nothing"; reason: "open_sitting" | "mandatory_before_effect" | "mandatory_in_effect" | "confident_error" | "due" | "all_fresh" | "cap_reached"; title: string; seconds: number; lesson_id: string | null; sitting_id: string | null; skill: components["schemas"]["SkillRef"] | null; effective_from: string | null };
        TodayUpdateOut: { lesson_id: string; title: string; seconds: number; effective_from: string | null; in_effect: boolean; done: boolean };
        TodayReviewOut: { items: number; seconds: number };
        TodaySkillOut: { skill: components["schemas"]["SkillRef"]; level: components["schemas"]["LevelOut"] };
        TodayOut: { next: components["schemas"]["NextOut"]; updates: components["schemas"]["TodayUpdateOut"][]; updates_left: number; review: components["schemas"]["TodayReviewOut"] | null; practised_seconds: number; cap_seconds: number; week_sittings: number; skills: components["schemas"]["TodaySkillOut"][] };
        AnswerBody: { chosen: number[] | null; text: string | null; order: number[] | null; unsure: boolean };
        CompareOut: { old_label: string; old: string; new_label: string; new: string };
        WhyOut: { index: number; html: string };
        KeyWindowOut: { valid_from: string | null; valid_to: string | null; correct: number[]; answer: string[]; explanation_html: string; whys: components["schemas"]["WhyOut"][]; compare: components["schemas"]["CompareOut"] | null };
        OptionOut: { index: number; text: string };
        CustomerOut: { text: string; mood: string };
        ItemSourceOut: { title: string; effective_from: string | null };
        ItemOut: { id: string; kind: "single_choice" | "multiple_choice" | "true_false" | "cloze" | "ordering" | "numeric"; prompt: string; customer: components["schemas"]["CustomerOut"] | null; options: components["schemas"]["OptionOut"][]; unit: string; keyed_on: "device" | "server"; key: components["schemas"]["KeyWindowOut"][] | null; ticket: string; skill: components["schemas"]["SkillRef"] | null; ask_certainty: boolean; source: components["schemas"]["ItemSourceOut"] | null };
        VerdictOut: { client_event_id: string; verdict: "right" | "wrong" | "unsure"; at: string; correct: number[]; answer: string[]; explanation_html: string; whys: components["schemas"]["WhyOut"][]; compare: components["schemas"]["CompareOut"] | null; repeated: boolean };
        StepOut: { type: "card" | "item"; key: string; kind: ("change" | "rule" | "step" | "scope" | "retired" | "risk" | "say") | null; title: string; html: string; compare: components["schemas"]["CompareOut"] | null; item: components["schemas"]["ItemOut"] | null; verdict: components["schemas"]["VerdictOut"] | null };
        SittingSourceOut: { article: string; title: string; effective_from: string | null };
        DraftAnswerOut: { step_key: string; answer: components["schemas"]["AnswerBody"] };
        SittingOut: { id: string; kind: "lesson" | "review"; title: string; skill: components["schemas"]["SkillRef"] | null; source: components["schemas"]["SittingSourceOut"] | null; steps: components["schemas"]["StepOut"][]; position: number; sequence: number; draft: components["schemas"]["DraftAnswerOut"] | null; ended: boolean; seconds_left: number };
        SittingIn: { client_event_id: string; lesson_id: string | null };
        AnswerIn: { client_event_id: string; sitting_id: string; sequence: number; item_id: string; ticket: string; elapsed_ms: number; answer: components["schemas"]["AnswerBody"]; certainty: number | null };
        SittingEventIn: { client_event_id: string; sequence: number; kind: "card_read" | "draft" | "paused" | "resumed" | "left"; step_key: string; answer: components["schemas"]["AnswerBody"] | null; elapsed_ms: number };
        SittingEventsIn: { events: components["schemas"]["SittingEventIn"][] };
        SittingEventsOut: { accepted: number; sequence: number };
        SittingEndIn: { client_event_id: string; sequence: number };
        AwardRef: { slug: string; name: string; claim: string };
        OutcomeOut: { items: number; right_first_time: number; seconds: number; skill: components["schemas"]["SkillRef"] | null; before: components["schemas"]["LevelOut"] | null; after: components["schemas"]["LevelOut"] | null; can_now: string; next_review_on: string | null; awards: components["schemas"]["AwardRef"][]; week_sittings: number; settled: boolean };
        MySkillOut: { skill: components["schemas"]["SkillRef"]; field: string; stage: string; level: components["schemas"]["LevelOut"]; facts: number; fresh_facts: number; answers: number };
        MySkillsOut: { skills: components["schemas"]["MySkillOut"][] };
        EvidenceOut: { at: string; text: string };
        AwardOut: { slug: string; name: string; claim: string; awarded_at: string; stale: boolean; evidence: components["schemas"]["EvidenceOut"][] };
        OnTheWayOut: { slug: string; name: string; claim: string; have: number; need: number };
        MyBadgesOut: { awards: components["schemas"]["AwardOut"][]; on_the_way: components["schemas"]["OnTheWayOut"][] };
        StateRef: { number: number; effective_from: string | null };
        DraftRef: { state: "draft" | "submitted"; by: components["schemas"]["PersonRef"]; updated_at: string; revision_id: string };
        ArticleListItem: { slug: string; title: string; language: string; published: components["schemas"]["StateRef"] | null; coming: components["schemas"]["StateRef"] | null; draft: components["schemas"]["DraftRef"] | null };
        ArticlesOut: { articles: components["schemas"]["ArticleListItem"][] };
        RevisionOut: { id: string; number: number; state: "draft" | "submitted" | "approved" | "published" | "superseded" | "rolled_back"; proposer: components["schemas"]["PersonRef"]; approver: components["schemas"]["PersonRef"] | null; effective_from: string | null; submitted_at: string | null; approved_at: string | null; rolled_back_at: string | null; note: string };
        DraftOut: { revision_id: string; body: string; version: number; state: "draft" | "submitted" | "approved" | "published" | "superseded" | "rolled_back"; by: components["schemas"]["PersonRef"]; updated_at: string };
        ArticleOut: { slug: string; title: string; language: string; skills: components["schemas"]["SkillRef"][]; body: string; revisions: components["schemas"]["RevisionOut"][]; draft: components["schemas"]["DraftOut"] | null };
        DraftIn: { body: string; version: number | null };
        FactChangeOut: { id: string; change: "changed" | "added" | "removed"; kind: string; topic: string; statement: string; old: string | null; new: string | null; path: string[]; importance: number; start: number; end: number };
        IgnoredOut: { reason: "formatting" | "wording" | "link" | "moved" | "renumbered" | "reordered"; old: string; new: string };
        NoticeOut: { code: string; message: string; fact: string | null };
        LessonOut: { id: string | null; title: string; seconds: number; markdown: string; steps: components["schemas"]["StepOut"][]; complaints: components["schemas"]["ComplaintOut"][]; version: number; state: "drafted" | "approved" | "withdrawn" };
        MayOut: { submit: boolean; approve: boolean; return_: boolean; roll_back: boolean; edit: boolean };
        RevisionDetailOut: { revision: components["schemas"]["RevisionOut"]; article: components["schemas"]["ArticleRef"]; before: string; after: string; facts: components["schemas"]["FactChangeOut"][]; ignored: components["schemas"]["IgnoredOut"][]; notices: components["schemas"]["NoticeOut"][]; lessons: components["schemas"]["LessonOut"][]; may: components["schemas"]["MayOut"] };
        LessonPreviewIn: { markdown: string };
        LessonIn: { markdown: string; version: number };
        SubmissionIn: { effective_from: string };
        ApprovalIn: { effective_from: string };
        ReturnIn: { note: string };
        UpdateListItem: { revision_id: string; article: components["schemas"]["ArticleRef"]; title: string; facts: number; effective_from: string; in_effect: boolean; ready: number; total: number };
        UpdatesOut: { updates: components["schemas"]["UpdateListItem"][] };
        ReadinessPersonOut: { person: components["schemas"]["PersonRef"]; sign_in: string; team: string; ready: boolean };
        UpdateReadinessOut: { revision_id: string; article: components["schemas"]["ArticleRef"]; title: string; effective_from: string; in_effect: boolean; facts: components["schemas"]["FactChangeOut"][]; ready: number; total: number; people: components["schemas"]["ReadinessPersonOut"][] };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
