"""Every controller of the web interface, slice by slice."""

from api.assignments import AssignmentController, MyAssignmentController
from api.badges import BadgeController
from api.coverage import CoverageController
from api.coverage_budget import BudgetController
from api.coverage_capability import CapabilityController
from api.coverage_commissions import CommissionController
from api.coverage_content import ContentController
from api.flashes import FlashController
from api.flashes_shown import MyFlashController
from api.gap_offer_shares import OfferShareController
from api.gap_offers import GapOfferController
from api.gap_phone import MyPhoneController
from api.gaps import GapEventController, PhoneController
from api.held_jobs import HeldJobController
from api.item_health import ItemHealthController
from api.knowledge import ArticleController, RevisionController
from api.knowledge_audience import AudienceController
from api.knowledge_rulings import RulingsController
from api.knowledge_upload import ImportController
from api.launch import LaunchController
from api.lessons import LessonController
from api.lessons_by_hand import LessonByHandController
from api.lessons_fields import LessonFieldsController
from api.live import LiveController
from api.lookup import LookupController
from api.people import SessionController
from api.people_accounts import AccountController
from api.people_data import MyDataController
from api.people_disclosures import DisclosureController, TellingController
from api.people_qualifications import QualificationController
from api.people_watches import WatchController
from api.pictures import PictureController
from api.practice import PracticeController
from api.practice_ahead import AheadController
from api.practice_placement import PlacementController
from api.practice_pursuits import OwnShareController, PursuitController
from api.releases import ReleaseController
from api.sign_in_window import SignInWindowController
from api.skills import SkillController
from api.skills_editing import SkillEditingController
from api.skills_parts import SkillPartsController
from api.switches import SwitchController
from api.tokens import TokenController
from api.workforce import WorkforceController

ROUTES = (
    SessionController,
    SignInWindowController,
    AccountController,
    MyDataController,
    QualificationController,
    TokenController,
    LaunchController,
    SwitchController,
    HeldJobController,
    WatchController,
    DisclosureController,
    TellingController,
    ArticleController,
    ImportController,
    RevisionController,
    RulingsController,
    AudienceController,
    LessonController,
    LessonByHandController,
    LessonFieldsController,
    ItemHealthController,
    PictureController,
    ReleaseController,
    GapOfferController,
    MyPhoneController,
    OfferShareController,
    PracticeController,
    PlacementController,
    PursuitController,
    OwnShareController,
    AheadController,
    SkillController,
    SkillEditingController,
    SkillPartsController,
    BudgetController,
    CoverageController,
    CommissionController,
    ContentController,
    CapabilityController,
    AssignmentController,
    MyAssignmentController,
    WorkforceController,
    BadgeController,
    GapEventController,
    PhoneController,
    LiveController,
    LookupController,
    FlashController,
    MyFlashController,
)
